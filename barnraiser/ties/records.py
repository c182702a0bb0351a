"""The ledger's rows as the engine wants them: standing acts of one community, by and toward people who are counted."""

from collections import defaultdict
from collections.abc import Collection, Iterable
from collections.abc import Set as AbstractSet
from dataclasses import dataclass
from datetime import datetime
from typing import Any

from django.db.models import Q, QuerySet
from tiework.acts import Act as EngineAct
from tiework.acts import ActTable

from barnraiser.acts.ledger.models import Act, ActQuerySet, Party
from barnraiser.communities.models import Community

from . import policy

FEW, MANY = 100, 10_000


@dataclass(frozen=True, slots=True)
class Record:
    """One act that can form a tie. `at` is never later than the day it was written down: clocks can run ahead."""

    kind: str
    at: datetime
    pk: int
    by: int
    toward: tuple[int, ...]


def records(
    community: Community, *, leave_out: AbstractSet[int], touching: Collection[int] | None = None
) -> list[Record]:
    """The community's standing acts, by kind and time; only those that touch certain people if these are given.

    The order depends on nothing but the acts themselves, so that sums over them are the same to the last bit.
    """
    acts = forming(community).standing().filter(by__isnull=False)
    if touching is not None:
        acts = acts.filter(_touching(touching))
    parties = _parties(acts.values("pk"), leave_out)
    rows = acts.order_by().values_list("kind", "at", "recorded_at", "pk", "by")
    return sorted(
        (
            Record(kind, min(at, recorded_at), pk, by, parties[pk])
            for kind, at, recorded_at, pk, by in rows
            if by not in leave_out and parties[pk]
        ),
        key=lambda record: (record.kind, record.at, record.pk),
    )


def _touching(people: Collection[int]) -> Q:
    """By or toward these people. Two short searches by index where that finds few: either way at once, all acts are read."""
    did = Act.objects.filter(by__in=people).order_by()
    theirs = Party.objects.filter(person__in=people)
    keys = (
        {*did.values_list("pk", flat=True), *theirs.values_list("act", flat=True)}
        if len(people) <= FEW
        else {}
    )
    return Q(pk__in=keys) if 0 < len(keys) <= MANY else Q(by__in=people) | Q(pk__in=theirs.values("act"))


def forming(community: Community) -> ActQuerySet:
    """The community's acts except those of kinds that form no tie. A kind nobody weighed stays in, and is an error."""
    return Act.objects.all().within(community).exclude(kind__in=policy.without_tie(policy.of(community)))


def _parties(acts: QuerySet[Act, Any], leave_out: AbstractSet[int]) -> dict[int, tuple[int, ...]]:
    found: dict[int, list[int]] = defaultdict(list)
    rows = Party.objects.filter(act__in=acts, person__isnull=False).values_list("act", "person")
    for act, person in rows:
        if person not in leave_out:
            found[act].append(person)
    return defaultdict(tuple, {act: tuple(sorted(people)) for act, people in found.items()})


def act_table(rows: Iterable[Record], people: Iterable[int]) -> ActTable:
    """The engine's table of these acts. The people come in the order of their keys, so lower keys come first."""
    acts = (EngineAct(str(r.by), tuple(map(str, r.toward)), r.kind, r.at) for r in rows)
    return ActTable.from_records(acts, people=map(str, sorted(people)))


def among(rows: Iterable[Record], people: AbstractSet[int]) -> list[Record]:
    """The acts as far as they run among these people; an act left without anybody to act toward drops out."""
    kept = (
        Record(r.kind, r.at, r.pk, r.by, tuple(p for p in r.toward if p in people))
        for r in rows
        if r.by in people
    )
    return [record for record in kept if record.toward]
