"""Introductions as each of the three sees them. Until both said yes, the two learn no more of each other than they may see anyway."""

from collections.abc import Iterable
from dataclasses import dataclass

from django.db.models import QuerySet

from barnraiser.people.models import Person
from barnraiser.people.queries import visible_to as people_visible_to

from ..models import Acquaintance, Introduction, Response
from .sight import introductions_visible_to

MOST_NAMES = 40


@dataclass(frozen=True, slots=True)
class Others:
    """Whom somebody could be introduced to, as a form lists them: a few by name, and how many more there are."""

    people: list[Person]
    name: str
    found: int
    is_many: bool

    @property
    def more(self) -> int:
        return max(0, self.found - MOST_NAMES)


@dataclass(frozen=True, slots=True)
class Met:
    """One introduction as one person sees it. `seen` are those of the two whose name the viewer may know."""

    introduction: Introduction
    seen: tuple[Person, ...]
    is_made: bool
    is_ended: bool
    is_mine: bool
    said: bool | None

    @property
    def waits_for_viewer(self) -> bool:
        return (
            not self.is_mine and self.said is None and not self.is_ended and self.introduction.by is not None
        )

    @property
    def other(self) -> Person | None:
        """Of the two, the one whom the viewer would meet, if the viewer may know who it is."""
        return self.seen[0] if len(self.seen) == 1 and not self.is_mine else None


def introductions(viewer: Person) -> list[Met]:
    """The viewer's introductions, those that wait for them first, then the newest. In three queries."""
    found = as_seen(viewer, introductions_visible_to(viewer)[:100])
    return sorted(found, key=lambda met: not met.waits_for_viewer)


def introduction_as_seen(viewer: Person, introduction: Introduction) -> Met:
    return as_seen(viewer, [introduction])[0]


def as_seen(viewer: Person, rows: Iterable[Introduction]) -> list[Met]:
    rows = list(rows)
    answers: dict[int, dict[int, bool]] = {row.pk: {} for row in rows}
    for response in Response.objects.filter(introduction__in=answers):
        answers[response.introduction_id][response.person_id] = response.is_yes
    if not rows:
        return []
    people = {pk for row in rows for pk in (row.one_id, row.two_id)}
    visible = set(people_visible_to(viewer).filter(pk__in=people).values_list("pk", flat=True))
    return [_met(viewer, row, answers[row.pk], visible) for row in rows]


def _met(viewer: Person, row: Introduction, answers: dict[int, bool], visible: set[int]) -> Met:
    is_mine = row.by_id == viewer.pk
    people = (row.one, row.two)
    others = people if is_mine else tuple(p for p in people if p != viewer and p.pk in visible)
    return Met(
        row,
        others,
        is_made=len(answers) == 2 and all(answers.values()),
        is_ended=_has_ended(answers, to_know=2 if is_mine else 1, heard=is_mine or viewer.pk in answers),
        is_mine=is_mine,
        said=answers.get(viewer.pk),
    )


def _has_ended(answers: dict[int, bool], *, to_know: int, heard: bool) -> bool:
    """Whether a viewer learns that it did not come to it: of the two once they answered, the introducer once both did."""
    return heard and len(answers) >= to_know and not all(answers.values())


def acquainted(viewer: Person) -> QuerySet[Acquaintance, int]:
    """Keys of the people the viewer was introduced to, both having said yes."""
    return Acquaintance.objects.filter(person=viewer).values_list("other_id", flat=True)


def may_be_met(viewer: Person) -> QuerySet[Person]:
    """Those whom the viewer could introduce to somebody: people they see who have come in."""
    return people_visible_to(viewer).filter(account__isnull=False).exclude(pk=viewer.pk)


def may_meet(viewer: Person, person: Person) -> QuerySet[Person]:
    """To whom the viewer could introduce the person: others they see who have come in, by name. Thousands, maybe."""
    introduced = Introduction.objects.filter(by=viewer).for_(person)
    others = may_be_met(viewer).exclude(pk=person.pk)
    others = others.exclude(pk__in=introduced.values("one")).exclude(pk__in=introduced.values("two"))
    return others.order_by("name", "pk")


def others_to_meet(viewer: Person, person: Person, *, name: str = "", chosen: str = "") -> Others:
    """Never more than a list can hold: those with all the words in their name, and always the one who is chosen."""
    everybody = may_meet(viewer, person)
    matching = everybody
    for word in name.split():
        matching = matching.filter(name__icontains=word)
    shown = list(matching[:MOST_NAMES])
    found = matching.count() if len(shown) == MOST_NAMES else len(shown)
    kept = everybody.filter(handle=chosen).exclude(pk__in=[one.pk for one in shown]) if chosen else []
    return Others([*kept, *shown], name, found, is_many=bool(name) or found > MOST_NAMES)
