"""Three small doors toward somebody one has not heard from: say hello, offer something, ask to meet."""

from collections.abc import Callable
from dataclasses import dataclass

from django.urls import reverse

from barnraiser.ground.manifest import Flow, PersonDoor, person_doors
from barnraiser.ground.verdict import Verdict
from barnraiser.people.models import Person

from .. import queries
from ..rules import may_nod

MEETING = "?for=meeting"


@dataclass(frozen=True, slots=True)
class Doors:
    """Where each of the three leads, as far as it is open: `nod` is the verdict on saying hello. `last` is what they did last."""

    person: Person
    nod: Verdict
    offer: str
    meet: str
    last: queries.Behind | None


def doors_to(viewer: Person, person: Person) -> Doors:
    return Doors(
        person,
        may_nod(viewer, person),
        _address(viewer, person, lambda door: door.flow == Flow.GIVES),
        _address(viewer, person, lambda door: door.flow == Flow.ASKS, MEETING),
        queries.lasts(viewer, [person]).get(person.pk),
    )


def _address(viewer: Person, person: Person, fits: Callable[[PersonDoor], bool], more: str = "") -> str:
    """The first such door of any room of the house that is open to the viewer."""
    for door in person_doors():
        if fits(door) and door.may(viewer, person):
            return reverse(door.url_name, args=[person.handle]) + more
    return ""
