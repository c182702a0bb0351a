"""What the viewer could do next, each with why and where. Worked out for the viewer alone."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field
from datetime import datetime
from typing import Any

from barnraiser.ground import manifest
from barnraiser.ground.manifest import CardView, Opening
from barnraiser.people.models import Person
from barnraiser.ties import queries as ties

from .models import PutAside
from .own import Meeting, quiet, sectors_reached, somebody_to_meet
from .places import Place, place_of
from .worth import Around, weighed

MOST_ENCLOSED = 5


@dataclass(frozen=True, slots=True)
class Suggestions:
    """The openings by their place on Today, and somebody to meet."""

    by_place: Mapping[Place, list[Opening]] = field(default_factory=dict)
    meet: Meeting | None = None

    @property
    def give(self) -> list[Opening]:
        return self.by_place.get(Place.GIVE, [])

    @property
    def waiting(self) -> list[Opening]:
        return self.by_place.get(Place.WAITING, [])

    @property
    def dates(self) -> list[Opening]:
        return self.by_place.get(Place.DATES, [])

    @property
    def steps(self) -> list[Opening]:
        return self.by_place.get(Place.STEPS, [])


def of(viewer: Person) -> Suggestions:
    """What the viewer could do next, without what they put aside."""
    aside, around = put_aside(viewer), around_of(viewer)
    found = [one for one in _every(viewer, around) if one.key not in aside]
    ordered = weighed(viewer, found, around)
    places: dict[Place, list[Opening]] = {place: [] for place in Place}
    for opening in ordered:
        places[place_of(opening)].append(opening)
    places[Place.DATES].sort(key=lambda opening: (opening.at is None, opening.at))
    return Suggestions(places, somebody_to_meet(viewer, around, places[Place.GIVE], aside))


def _every(viewer: Person, around: Around) -> Iterable[Opening]:
    """Each opening once: where two apps mean the same, the first one speaks."""
    once: dict[str, Opening] = {}
    for opening in (*manifest.openings(viewer), *quiet(viewer, around)):
        once.setdefault(opening.key, opening)
    return once.values()


def around_of(viewer: Person) -> Around:
    strands = ties.strands_of(viewer)
    return Around(strands, sectors_reached(viewer, strands.values()))


def put_aside(viewer: Person) -> frozenset[str]:
    """The keys of what the viewer does not want to see again."""
    return frozenset(PutAside.objects.of(viewer).values_list("key", flat=True))


def put_aside_by(viewer: Person) -> list[PutAside]:
    """What the viewer put aside, the latest first."""
    return list(PutAside.objects.of(viewer))


def opening_of(viewer: Person, key: str) -> tuple[str, str] | None:
    """The key and title of a suggestion the viewer has now, or None."""
    now = of(viewer)
    for opening in (one for each in now.by_place.values() for one in each):
        if opening.key == key:
            return opening.key, opening.title
    if now.meet and now.meet.key == key:
        return key, f"Meet {now.meet.person.name}"
    return None


def enclosed(viewer: Person, since: datetime) -> list[CardView]:
    """What the weekly letter suggests: what one could give first, then what waits, each with its reason."""
    now = of(viewer)
    chosen = [*now.give, *now.waiting, *now.steps][:MOST_ENCLOSED]
    return [CardView(one.title, one.url, within=one.community, words=one.why) for one in chosen]


def export(person: Person) -> list[dict[str, Any]]:
    rows = PutAside.objects.of(person)
    return [{"put_aside": row.title, "key": row.key, "at": row.at.isoformat()} for row in rows]
