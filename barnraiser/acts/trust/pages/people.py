"""My people: whom one marked as of one's circle, and what was said one way and the other."""

from dataclasses import dataclass
from typing import Any

from barnraiser.people.models import Person

from .. import queries
from ..models import Mark
from .said import said_as

Origin = Mark.Origin


@dataclass(frozen=True, slots=True)
class Filter:
    """One way to narrow the page: what it is called, how many there are, and whether it is chosen."""

    value: str
    label: str
    count: int
    is_chosen: bool


@dataclass(frozen=True, slots=True)
class Member:
    """Somebody marked, and whether the viewer still shares a community with them."""

    person: Person
    labels: list[str]
    is_seen: bool


def my_people(viewer: Person, chosen: str = "") -> dict[str, Any]:
    """`chosen` is one of the marks, or anything else for all."""
    chosen = chosen if chosen in Origin.values else ""
    everybody = queries.marked(viewer)
    kept = [one for one in everybody if not chosen or chosen in one.origins]
    those = {one.person.pk for one in kept}
    by_me = [one for one in queries.said_by(viewer) if not chosen or one.toward_id in those]
    of_me = [one for one in queries.said_of(viewer) if not chosen or one.by_id in those]
    keys = {said.toward_id for said in by_me} | {said.by_id for said in of_me} | those
    seen = queries.sharing(viewer, keys)
    return {
        "by_me": [said_as(viewer, one, seen) for one in by_me],
        "of_me": [said_as(viewer, one, seen) for one in of_me],
        "circle": [Member(one.person, one.labels, one.person.pk in seen) for one in kept],
        "filters": _filters(everybody, chosen) if everybody else [],
        "chosen": Origin(chosen).label.lower() if chosen else "",
    }


def _filters(everybody: list[queries.Marked], chosen: str) -> list[Filter]:
    counts = {origin: sum(origin in one.origins for one in everybody) for origin in Origin}
    marks = (Filter(each.value, each.label, counts[each], each == chosen) for each in Origin)
    return [Filter("", "Everybody", len(everybody), not chosen), *marks]
