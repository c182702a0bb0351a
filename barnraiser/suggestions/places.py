"""Where on Today an opening stands: what one could give, what waits for one's word, what has a date, a small next step."""

from collections.abc import Mapping
from enum import StrEnum

from barnraiser.ground.manifest import Flow, Opening


class Place(StrEnum):
    GIVE = "give"
    WAITING = "waiting"
    DATES = "dates"
    STEPS = "steps"


_BY_FLOW: Mapping[Flow, Place] = {
    Flow.GIVES: Place.GIVE,
    Flow.ASKS: Place.GIVE,
    Flow.MEETS: Place.DATES,
    Flow.CONNECTS: Place.WAITING,
    Flow.JOINS: Place.WAITING,
    Flow.MESSAGES: Place.WAITING,
    Flow.SHARES: Place.WAITING,
    Flow.VOUCHES: Place.WAITING,
}
# Where the flow alone would say it wrong: the beginning of the key, and the place.
_BY_KEY: tuple[tuple[str, Place], ...] = (
    ("stewardship.", Place.WAITING),
    ("gatherings:confirm:", Place.WAITING),
    ("gatherings:step:", Place.WAITING),
    ("gatherings:again:", Place.STEPS),
    ("programmes.read:", Place.WAITING),
    ("programmes.ending:", Place.STEPS),
    ("programmes.review:", Place.WAITING),
    ("campaigns.due:", Place.WAITING),
    ("campaigns.sector:", Place.GIVE),
    ("reciprocity.answer:", Place.WAITING),
    ("people.page:", Place.STEPS),
    ("trust.", Place.STEPS),
    ("surveys.", Place.STEPS),
    ("suggestions.quiet:", Place.STEPS),
)


def place_of(opening: Opening) -> Place:
    """Where the opening stands."""
    for beginning, place in _BY_KEY:
        if opening.key.startswith(beginning):
            return place
    return _BY_FLOW[opening.flow]
