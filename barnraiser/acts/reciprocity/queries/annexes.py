"""What stands on a person's page from here: what they give and what they ask for, as far as the viewer sees it."""

from typing import Any

from django.db.models import Q

from barnraiser.ground.manifest import Annex, CardView
from barnraiser.people.models import Person

from ..models import Favour
from ..models.favour import FavourQuerySet
from .sight import visible_to

MOST = 12


def annexes(viewer: Person, thing: Any) -> list[Annex]:
    """What they offer and ask, to all or to the viewer, the newest first. Where there is nothing, there is no part."""
    if not isinstance(thing, Person):
        return []
    theirs = visible_to(viewer).open().filter(Q(audience=Favour.Audience.ALL) | Q(to=viewer), by=thing)
    found = [("Gives", list(_newest(theirs.offers()))), ("Asks", list(_newest(theirs.asks())))]
    return [
        Annex(_titled(title, rows), cards=tuple(map(_card, rows[:MOST]))) for title, rows in found if rows
    ]


def _newest(favours: FavourQuerySet) -> FavourQuerySet:
    return favours.order_by("-at", "-pk")[: MOST + 1]


def _titled(title: str, rows: list[Favour]) -> str:
    return title if len(rows) <= MOST else f"{title}, the newest {MOST}"


def _card(favour: Favour) -> CardView:
    place = "Between the two of you" if favour.is_to_one else favour.community.name
    return CardView(favour.title, favour.get_absolute_url(), role=f"{favour.get_gift_display()}, {place}")
