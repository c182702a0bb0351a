"""Every write to conversations: start, reply, thank, take thanks back, read, import, release, take down, part with one’s words,
choose who reads, choose what to hear of, forget.
"""

from ..archive import ImportedMessage
from .forgetting import forget
from .hearing import follow, hear, unfollow
from .hiding import hide, show_again
from .holding import LetGo, release
from .holding import take_back as take_back_held
from .importing import Imported, ImportedThread, import_conversation, import_conversations
from .parting import take_back, take_out, unname
from .reading import read
from .speaking import open_to, reply, start
from .thanking import take_back_thanks, thank
from .wording import reword, reword_conversation, reword_missing, word

__all__ = [
    "Imported",
    "ImportedMessage",
    "ImportedThread",
    "LetGo",
    "follow",
    "forget",
    "hear",
    "hide",
    "import_conversation",
    "import_conversations",
    "open_to",
    "read",
    "release",
    "reply",
    "reword",
    "reword_conversation",
    "reword_missing",
    "show_again",
    "start",
    "take_back",
    "take_back_held",
    "take_back_thanks",
    "take_out",
    "thank",
    "unfollow",
    "unname",
    "word",
]
