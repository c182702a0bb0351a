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
        acts = acts.filter(
            Q(by__in=touching) | Q(pk__in=Party.objects.filter(person__in=touching).values("act"))
        )
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
