"""Every read of gatherings, viewer first. A fixed number of queries, however many come."""

from .after import intentions, step_visible_to, steps
from .feeds import feed_of, feed_with, for_feed, link_is_open
from .lists import Row, count, past, rows, upcoming
from .meetings import Together, common_rooms, meeting_visible_to, meetings_of, to_confirm, together
from .openings import openings
from .own import own
from .parting import holds
from .people import Guest, Guests, Ticked, answer_of, guests, hosts_of, list_of_ticks, met_list, there
from .sight import behind, cards, meeting_cards, visible_to

__all__ = [
    "Guest",
    "Guests",
    "Row",
    "Ticked",
    "Together",
    "answer_of",
    "behind",
    "cards",
    "common_rooms",
    "count",
    "feed_of",
    "feed_with",
    "for_feed",
    "guests",
    "holds",
    "hosts_of",
    "intentions",
    "link_is_open",
    "list_of_ticks",
    "meeting_cards",
    "meeting_visible_to",
    "meetings_of",
    "met_list",
    "openings",
    "own",
    "past",
    "rows",
    "step_visible_to",
    "steps",
    "there",
    "to_confirm",
    "together",
    "upcoming",
    "visible_to",
]
