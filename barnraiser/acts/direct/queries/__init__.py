"""Every read of direct messages, viewer first. A fixed number of queries, however long the list or the exchange."""

from .cited import cards, line_cards
from .lists import Row, hushed, names, openings, refused, rows, sitting, unread, waiting
from .near import turned_to
from .own import letters, own
from .sight import messages_visible_to, pair_of, seat_of, seated, visible_to
from .threads import Said, Thread, thread

__all__ = [
    "Row",
    "Said",
    "Thread",
    "cards",
    "hushed",
    "letters",
    "line_cards",
    "messages_visible_to",
    "names",
    "openings",
    "own",
    "pair_of",
    "refused",
    "rows",
    "seat_of",
    "seated",
    "sitting",
    "thread",
    "turned_to",
    "unread",
    "visible_to",
    "waiting",
]
