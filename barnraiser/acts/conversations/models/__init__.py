"""Conversations: what kind of talk, who said what, who was thanked and called in."""

from .conversation import Conversation, Reading
from .hiding import Hiding
from .message import Mention, Message, Thanks

__all__ = ["Conversation", "Hiding", "Mention", "Message", "Reading", "Thanks"]
