"""Every write to conversations: start, reply, thank, take thanks back, read, import, take down, part with one’s words, forget."""

from ..archive import ImportedMessage
from .forgetting import forget
from .hiding import hide, show_again
from .importing import Imported, import_conversation
from .parting import take_back, take_out, unname
from .reading import read
from .speaking import reply, start
from .thanking import take_back_thanks, thank

__all__ = [
    "Imported",
    "ImportedMessage",
    "forget",
    "hide",
    "import_conversation",
    "read",
    "reply",
    "show_again",
    "start",
    "take_back",
    "take_back_thanks",
    "take_out",
    "thank",
    "unname",
]
