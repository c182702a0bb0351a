"""Every read of conversations, viewer first. A fixed number of queries, however long the list or the thread."""

from .beside import Beside, beside, wordings
from .finding import Findings, Found, find
from .hearing import (
    FOLLOWED,
    Choices,
    choices_of,
    following_of,
    heard_by,
    hearing_of,
    hearings_of,
    spoken_in,
    texts,
)
from .lists import Row, count, kind_counts, latest, opening_words, rows, unanswered
from .marks import attachment, card, draft, draft_of, drafts, kept
from .own import letters, own
from .own_tools import files
from .parting import holds
from .sight import behind, cards, conversation_cards, messages_visible_to, taken_down, visible_to
from .sources import from_sources, held_by, held_messages, known_sources, speaking
from .stirring import in_community, in_conversation, stirs
from .tending import (
    Left,
    asked_in,
    called,
    could_merge_into,
    could_move_to,
    draft_in,
    looks_after,
    opened,
    pinned,
    summary,
    traces,
    waiting,
)
from .threads import Said, Thread, last_page, page_of, said, said_since, speakers, thread
from .together import together

__all__ = [
    "FOLLOWED",
    "Beside",
    "Choices",
    "Findings",
    "Found",
    "Left",
    "Row",
    "Said",
    "Thread",
    "asked_in",
    "attachment",
    "behind",
    "beside",
    "called",
    "card",
    "cards",
    "choices_of",
    "conversation_cards",
    "could_merge_into",
    "could_move_to",
    "count",
    "draft",
    "draft_in",
    "draft_of",
    "drafts",
    "files",
    "find",
    "following_of",
    "from_sources",
    "heard_by",
    "hearing_of",
    "hearings_of",
    "held_by",
    "held_messages",
    "holds",
    "in_community",
    "in_conversation",
    "kept",
    "kind_counts",
    "known_sources",
    "last_page",
    "latest",
    "letters",
    "looks_after",
    "messages_visible_to",
    "opened",
    "opening_words",
    "own",
    "page_of",
    "pinned",
    "rows",
    "said",
    "said_since",
    "speakers",
    "speaking",
    "spoken_in",
    "stirs",
    "summary",
    "taken_down",
    "texts",
    "thread",
    "together",
    "traces",
    "unanswered",
    "visible_to",
    "waiting",
    "wordings",
]
