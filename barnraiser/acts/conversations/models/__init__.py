"""Conversations: what kind of talk, who said what, who was thanked and called in."""

from .conversation import Conversation, Reading
from .message import Mention, Message, Thanks

__all__ = ["Conversation", "Mention", "Message", "Reading", "Thanks"]
