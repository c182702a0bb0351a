"""A community's square: the newest of every use of the room, side by side."""

from collections.abc import Iterable
from dataclasses import dataclass

from django.urls import reverse

from barnraiser.communities.models import Community
from barnraiser.ground.manifest import Item, stalls
from barnraiser.people.models import Person

from ..models import Wording
from .keepings import visible_to
from .pages import pages

MOST = 3


@dataclass(frozen=True, slots=True)
class Laid:
    """One use of the room: what it is called, where all of it is, and what of it is nearest in time."""

    label: str
    url: str
    empty: str
    items: list[Item]


def square(viewer: Person, community: Community) -> list[Laid]:
    """Every stall in its order, as the viewer may see it: by time, and by nothing else. A query a stall, or two."""
    return [
        Laid(
            stall.label,
            reverse(stall.url_name, args=[community.slug]),
            stall.empty,
            list(stall.newest(viewer, community)),
        )
        for stall in stalls()
    ]


def hands(laid: Iterable[Laid]) -> list[Person]:
    """Whose things lie there, each once, in the order they are laid out."""
    return list(dict.fromkeys(item.by for one in laid for item in one.items if item.by))


def newest(viewer: Person, community: Community) -> list[Item]:
    """What was kept, and the pages that were written on, last. Two queries."""
    wordings = Wording.objects.standing().filter(
        keeping__in=visible_to(viewer).kept().filter(community=community)
    )
    kept = wordings.select_related("keeping__source__by").order_by("-keeping__at", "-pk")
    written = pages(viewer, community).order_by("-written_at", "-pk")
    items = [
        *(
            Item(w.title, w.keeping.get_absolute_url(), w.keeping.at, w.keeping.source.by)
            for w in kept[:MOST]
        ),
        *(Item(p.title, p.get_absolute_url(), p.written_at, p.by) for p in written[:MOST]),
    ]
    return sorted(items, key=lambda item: item.at, reverse=True)[:MOST]
