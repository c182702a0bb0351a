"""Every write to conversations: start, reply, change, hang, thank, nod, keep, read, import, release, look after, take down,
part with one’s words, choose who reads, choose what to hear of, forget.
"""

from ..archive import ImportedMessage
from .allowing import allow
from .changing import change
from .drafting import keep_draft, throw_away
from .finding import reword, reword_conversation, reword_missing, word
from .forgetting import forget
from .hanging import unhang
from .hearing import follow, hear, unfollow
from .hiding import hide, show_again
from .holding import LetGo, release
from .holding import take_back as take_back_held
from .importing import Imported, ImportedThread, import_conversation, import_conversations
from .linking import show_cards, take_card_away
from .marking import keep, let_be, nod, take_back_nod
from .parting import take_back, take_out, unname
from .reading import read
from .reshaping import merge, move, split
from .speaking import open_to, reply, start
from .summing_up import ask_in, ask_summary, sum_up
from .tending import close, pin, reopen, slow_down, unpin
from .thanking import take_back_thanks, thank

__all__ = [
    "Imported",
    "ImportedMessage",
    "ImportedThread",
    "LetGo",
    "allow",
    "ask_in",
    "ask_summary",
    "change",
    "close",
    "follow",
    "forget",
    "hear",
    "hide",
    "import_conversation",
    "import_conversations",
    "keep",
    "keep_draft",
    "let_be",
    "merge",
    "move",
    "nod",
    "open_to",
    "pin",
    "read",
    "release",
    "reopen",
    "reply",
    "reword",
    "reword_conversation",
    "reword_missing",
    "show_again",
    "show_cards",
    "slow_down",
    "split",
    "start",
    "sum_up",
    "take_back",
    "take_back_held",
    "take_back_nod",
    "take_back_thanks",
    "take_card_away",
    "take_out",
    "thank",
    "throw_away",
    "unfollow",
    "unhang",
    "unname",
    "unpin",
    "word",
]
