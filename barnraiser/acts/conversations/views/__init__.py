"""The pages: a community's talk, one conversation, thanks."""

from .following import following
from .rooms import conversation_list, start
from .thanks import thanks, thanks_withdrawal
from .threads import audience, detail, message, replies

__all__ = [
    "audience",
    "conversation_list",
    "detail",
    "following",
    "message",
    "replies",
    "start",
    "thanks",
    "thanks_withdrawal",
]
