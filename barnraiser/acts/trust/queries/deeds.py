"""What has happened between a viewer and others, from the ledger: how often, which way, since when. Three queries for all."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import datetime
from enum import StrEnum

from django.db.models import Count, Max, Min

from barnraiser.acts.ledger.models import Act, Party
from barnraiser.ground.manifest import Kind, Stage, kinds
from barnraiser.people.models import Person

from ..stages import ALIGNED, connecting, parties_help, staged


class Way(StrEnum):
    """From the viewer to the other, the other way, or side by side."""

    MINE = "mine"
    THEIRS = "theirs"
    TOGETHER = "together"


@dataclass(frozen=True, slots=True)
class Deed:
    """The standing acts of one kind one way between two people."""

    kind: Kind
    way: Way
    count: int
    first: datetime
    last: datetime

    def is_stage(self, stage: Stage) -> bool:
        """Words and help pass from one to the other; people meet side by side as well."""
        return self.kind.stage == stage and (self.way != Way.TOGETHER or stage == Stage.MET)

    @property
    def is_my_help(self) -> bool:
        helper = Way.THEIRS if parties_help(self.kind) else Way.MINE
        return self.kind.stage == Stage.HELPED and self.way == helper

    @property
    def is_their_help(self) -> bool:
        return self.is_stage(Stage.HELPED) and not self.is_my_help


def deeds(viewer: Person, people: Sequence[Person | int]) -> dict[int, list[Deed]]:
    """By person, what happened between the viewer and them, as both may know it. Everybody asked about is there."""
    keys = [person if isinstance(person, int) else person.pk for person in people]
    one_way = {*staged(Stage.TALKED), *staged(Stage.HELPED), *staged(Stage.MET), *connecting(), ALIGNED}
    side_by_side = {*staged(Stage.MET), *connecting()}
    standing = Party.objects.filter(act__retraction=None).order_by()
    given = standing.filter(act__by=viewer, person__in=keys, act__kind__in=one_way)
    taken = standing.filter(act__by__in=keys, person=viewer, act__kind__in=one_way)
    there = Act.objects.filter(parties__person=viewer, kind__in=side_by_side).values("pk")
    shared = standing.filter(person__in=keys, act__in=there)
    found: dict[int, list[Deed]] = {key: [] for key in keys}
    for way, rows, key in (
        (Way.MINE, given, "person"),
        (Way.THEIRS, taken, "act__by"),
        (Way.TOGETHER, shared, "person"),
    ):
        for person, code, count, first, last in rows.values_list(key, "act__kind").annotate(
            Count("pk"), Min("act__at"), Max("act__at")
        ):
            found[person].append(Deed(kinds()[code], way, count, first, last))
    return found


def first_of(done: Iterable[Deed]) -> datetime | None:
    return min((deed.first for deed in done), default=None)


def have_met(one: Person, other: Person) -> bool:
    """Whether the ledger has a confirmed meeting in person of the two."""
    return any(deed.is_stage(Stage.MET) for deed in deeds(one, [other])[other.pk])


def met_keys(viewer: Person, since: datetime | None = None) -> set[int]:
    """Keys of everybody the viewer has a confirmed meeting in person with (since then), the viewer left out."""
    here = Party.objects.filter(act__retraction=None, act__kind__in=staged(Stage.MET))
    here = here.filter(act__at__gte=since) if since else here
    mine = here.filter(person=viewer) | here.filter(act__by=viewer)
    rows = Party.objects.filter(act__in=mine.values("act")).values_list("person", "act__by")
    return {key for pair in rows for key in pair if key} - {viewer.pk}
