"""Every read of conversations, viewer first. A fixed number of queries, however long the list or the thread."""

from .finding import Findings, Found, find
from .lists import Row, count, kind_counts, latest, opening_words, rows, unanswered
from .own import letters, own
from .parting import holds
from .sight import behind, cards, conversation_cards, messages_visible_to, taken_down, visible_to
from .sources import from_sources, held_by, held_messages, known_sources, speaking
from .stirring import in_community, in_conversation, stirs
from .threads import Said, Thread, last_page, page_of, said, said_since, speakers, thread
from .together import together

__all__ = [
    "Findings",
    "Found",
    "Row",
    "Said",
    "Thread",
    "behind",
    "cards",
    "conversation_cards",
    "count",
    "find",
    "from_sources",
    "held_by",
    "held_messages",
    "holds",
    "in_community",
    "in_conversation",
    "kind_counts",
    "known_sources",
    "last_page",
    "latest",
    "letters",
    "messages_visible_to",
    "opening_words",
    "own",
    "page_of",
    "rows",
    "said",
    "said_since",
    "speakers",
    "speaking",
    "stirs",
    "taken_down",
    "thread",
    "together",
    "unanswered",
    "visible_to",
]
