"""Conversations: what kind of talk, who said what, who was thanked and called in."""

from .conversation import CANDID, Audience, Conversation, Kind, Reading
from .hiding import Hiding
from .holding import Answering, Continuation
from .level import Cadence, Following, Hearing, Level
from .message import Mention, Message, Thanks
from .wording import Wording

__all__ = [
    "CANDID",
    "Answering",
    "Audience",
    "Cadence",
    "Continuation",
    "Conversation",
    "Following",
    "Hearing",
    "Hiding",
    "Kind",
    "Level",
    "Mention",
    "Message",
    "Reading",
    "Thanks",
    "Wording",
]
