"""Every write to conversations: start, reply, thank, take thanks back, read, import, forget."""

from ..archive import ImportedMessage
from .forgetting import forget
from .importing import Imported, import_conversation
from .reading import read
from .speaking import reply, start
from .thanking import take_back_thanks, thank

__all__ = [
    "Imported",
    "ImportedMessage",
    "forget",
    "import_conversation",
    "read",
    "reply",
    "start",
    "take_back_thanks",
    "thank",
]
