"""The pages: asking in, coming in and going, and what a person may do with everything kept about them."""

from .invitations import decline, invitation
from .joining import join, leave
from .letters import invitations, revoke
from .mine import export, forget

__all__ = ["decline", "export", "forget", "invitation", "invitations", "join", "leave", "revoke"]
