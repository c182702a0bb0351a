"""The pages: asking in, coming in and going, and what a person may do with everything kept about them."""

from .invitations import invitation, invitations, revoke
from .joining import join, leave
from .mine import export, forget

__all__ = ["export", "forget", "invitation", "invitations", "join", "leave", "revoke"]
