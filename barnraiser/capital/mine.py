"""What a member has built, put together for that member alone."""

from typing import Any

from django.contrib.humanize.templatetags.humanize import apnumber

from barnraiser.communities import queries as communities
from barnraiser.people import queries as people
from barnraiser.people.models import Consent, Person
from barnraiser.ties import queries as ties

from . import queries
from .bridges import bridges
from .coverage import coverage_of
from .depths import Circle, circle_of
from .giving import giving_of
from .known import known
from .live import print_of
from .own import own_pages


def mine(viewer: Person) -> dict[str, Any]:
    """The page's values. Who said no to being counted sees what they did themselves, and nothing worked out from ties."""
    counted = people.consents(viewer, Consent.Purpose.TIES)
    declined = counted is False
    circle = Circle() if declined else circle_of(viewer)
    rooms = list(communities.mine(viewer))
    own = queries.own(viewer)
    return {
        "declined": declined,
        "counted": counted,
        "circle": circle,
        "standfirst": standfirst(circle, declined=declined),
        "half_life": ties.default_policy().half_life_days,
        "giving": giving_of(viewer),
        "rooms": rooms,
        "known": (where := known(circle, rooms)),
        "coverage": coverage_of(viewer, rooms),
        "rooms_said": f"{_number(len(rooms), 'no')} {'community' if len(rooms) == 1 else 'communities'}",
        "to_go_said": _number(where.to_go),
        "quiet_said": _number(len(circle.quiet)).capitalize(),
        "bridges": bridges(viewer, circle),
        "places": [] if declined else own_pages(own),
        "print": print_of(own),
    }


def standfirst(circle: Circle, *, declined: bool) -> str:
    """One sentence of how it stands."""
    if declined:
        return "You chose not to have your ties counted, so nothing is worked out from them, not even for yourself."
    if not circle.contacts:
        return "No tie is worked out yet. What you gave and received is counted from the first day."
    count, close = len(circle.contacts), circle.close
    said = f"{_number(count).capitalize()} {'person' if count == 1 else 'people'} you have a tie with now"
    near = f", {_number(close)} of them close" if close and count > 1 else ", and close" if close else ""
    return f"{said}{near}. Nothing here is compared with anybody’s."


def _number(count: int, none: str = "0") -> str:
    """Numbers in words up to nine."""
    return str(apnumber(count)) if count else none
