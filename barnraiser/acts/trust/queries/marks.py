"""Whom the viewer marked as of their circle of trust, and as what. For the viewer alone."""

from dataclasses import dataclass

from barnraiser.people.models import Person

from ..models import Mark

Origin = Mark.Origin


@dataclass(frozen=True, slots=True)
class Marked:
    """Somebody the viewer marked, with every mark on them."""

    person: Person
    origins: tuple[Origin, ...]

    @property
    def labels(self) -> list[str]:
        return [origin.label for origin in self.origins]


def marked(viewer: Person) -> list[Marked]:
    """Everybody the viewer marked, by name."""
    rows = Mark.objects.visible_to(viewer).select_related("person").order_by("person__name", "person_id")
    found: dict[Person, set[str]] = {}
    for mark in rows:
        found.setdefault(mark.person, set()).add(mark.origin)
    return [Marked(one, tuple(each for each in Origin if each in said)) for one, said in found.items()]


def marks_on(viewer: Person, person: Person) -> list[str]:
    """What the viewer marked this person as."""
    rows = Mark.objects.visible_to(viewer).filter(person=person)
    return list(rows.order_by("pk").values_list("origin", flat=True))
