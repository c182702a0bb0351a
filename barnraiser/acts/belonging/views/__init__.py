"""The pages: asking in, coming in and going."""

from .invitations import decline, invitation
from .joining import join, leave
from .letters import invitations, revoke

__all__ = ["decline", "invitation", "invitations", "join", "leave", "revoke"]
