"""Conversations: what kind of talk, who said what, what hangs on it, who was thanked and called in, how it is looked after."""

from .allowance import Allowance
from .attachment import Attachment
from .conversation import CANDID, Audience, Conversation, Kind, Reading
from .draft import Draft
from .findable import Findable
from .hiding import Hiding
from .holding import Answering, Continuation
from .level import Cadence, Following, Hearing, Level
from .linked import LinkCard, Linked
from .marks import Bookmark, Nod
from .message import OUT, Mention, Message, Thanks
from .tending import AskedIn, Step, Summary, Trace
from .wording import Wording

__all__ = [
    "CANDID",
    "OUT",
    "Allowance",
    "Answering",
    "AskedIn",
    "Attachment",
    "Audience",
    "Bookmark",
    "Cadence",
    "Continuation",
    "Conversation",
    "Draft",
    "Findable",
    "Following",
    "Hearing",
    "Hiding",
    "Kind",
    "Level",
    "LinkCard",
    "Linked",
    "Mention",
    "Message",
    "Nod",
    "Reading",
    "Step",
    "Summary",
    "Thanks",
    "Trace",
    "Wording",
]
