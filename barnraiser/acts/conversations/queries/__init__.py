"""Every read of conversations, viewer first. A fixed number of queries, however long the list or the thread."""

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
from .own import letters, own
from .parting import holds
from .sight import behind, cards, conversation_cards, messages_visible_to, taken_down, visible_to
from .sources import from_sources, known_sources
from .threads import Said, Thread, last_page, page_of, said, speakers, thread
from .together import together

__all__ = [
    "FOLLOWED",
    "Choices",
    "Row",
    "Said",
    "Thread",
    "behind",
    "cards",
    "choices_of",
    "conversation_cards",
    "count",
    "following_of",
    "from_sources",
    "heard_by",
    "hearing_of",
    "hearings_of",
    "holds",
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
    "speakers",
    "spoken_in",
    "taken_down",
    "texts",
    "thread",
    "together",
    "unanswered",
    "visible_to",
]
