"""A community's square: the newest of every use of the room, side by side."""

from collections.abc import Iterable
from dataclasses import dataclass

from django.urls import reverse

from barnraiser.communities.models import Community
from barnraiser.ground.manifest import Item, stalls
from barnraiser.people.models import Person


@dataclass(frozen=True, slots=True)
class Laid:
    """One use of the room: what it is called, where all of it is, and what of it is nearest in time."""

    label: str
    url: str
    empty: str
    items: list[Item]


def square(viewer: Person, community: Community) -> list[Laid]:
    """Every stall in its order, as the viewer may see it: by time, and by nothing else. One query a stall."""
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
