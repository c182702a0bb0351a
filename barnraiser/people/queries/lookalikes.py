"""Names that the eye takes for one another. For those who keep a room, and for nobody else."""

from collections.abc import Iterable
from dataclasses import dataclass

from django.db.models import Count, QuerySet

from ..models import Person


@dataclass(frozen=True, slots=True)
class Alike:
    """Several people whose names look the same: who came last, and those who were here before, the earliest first."""

    newest: Person
    before: list[Person]


def lookalikes(among: QuerySet[Person], most: int = 60) -> list[Alike]:
    """Of these people, each whose name looks like that of somebody in the whole network who was here before. Two queries."""
    alike = (
        Person.objects.exclude(skeleton="")
        .values("skeleton")
        .annotate(people=Count("pk"))
        .filter(people__gt=1, skeleton__in=among.values("skeleton"))
    )
    rows = Person.objects.filter(skeleton__in=alike.values("skeleton")).order_by(
        "skeleton", "arrived_at", "pk"
    )
    inside = set(among.values_list("pk", flat=True).filter(skeleton__in=alike.values("skeleton")))
    return list(_pairs(rows[: most * 10], inside))[:most]


def _pairs(rows: Iterable[Person], inside: set[int]) -> Iterable[Alike]:
    before: list[Person] = []
    for person in rows:
        before = before if before and before[0].skeleton == person.skeleton else []
        if before and person.pk in inside:
            yield Alike(person, list(before))
        before.append(person)
