"""One person's own ties as they stand now, over all their communities. For that person alone."""

from collections import defaultdict
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from datetime import datetime, timedelta

from django.db.models import Q

from barnraiser.ground import clock
from barnraiser.people import queries as people
from barnraiser.people.models import Consent, Person

from . import policy
from .models import Tie


@dataclass(frozen=True, slots=True)
class Strand:
    """What ties the person to one other, faded to now. `gave` and `took` are strengths in the two directions."""

    person: int
    gave: float
    took: float
    strength: float
    peak: float
    has_met: bool
    act_count: int
    last_at: datetime

    @property
    def is_present(self) -> bool:
        return self.strength >= policy.PRESENT

    @property
    def was_present(self) -> bool:
        return self.peak >= policy.PRESENT


def strands_of(person: Person) -> Mapping[int, Strand]:
    """By the other's key. Nobody's, where the person does not want their ties counted."""
    if people.consents(person, Consent.Purpose.TIES) is False:
        return {}
    found: dict[int, list[Tie]] = defaultdict(list)
    for tie in Tie.objects.filter(Q(a=person) | Q(b=person)).order_by("pk"):
        found[tie.b_id if tie.a_id == person.pk else tie.a_id].append(tie)
    now = clock.now()
    return {other: _together(person, other, ties, now) for other, ties in found.items()}


def _together(person: Person, other: int, ties: Iterable[Tie], now: datetime) -> Strand:
    """The two's ties in several communities as one."""
    rows = [(tie, _left(now - tie.last_at)) for tie in ties]
    is_a = {tie.pk: tie.a_id == person.pk for tie, _ in rows}
    return Strand(
        person=other,
        gave=sum((tie.a_to_b if is_a[tie.pk] else tie.b_to_a) * left for tie, left in rows),
        took=sum((tie.b_to_a if is_a[tie.pk] else tie.a_to_b) * left for tie, left in rows),
        strength=sum((tie.a_to_b + tie.b_to_a + tie.together) * left for tie, left in rows),
        peak=max(tie.peak for tie, _ in rows),
        has_met=any(tie.in_person > 0 for tie, _ in rows),
        act_count=sum(tie.act_count for tie, _ in rows),
        last_at=max(tie.last_at for tie, _ in rows),
    )


def _left(age: timedelta) -> float:
    """What is left of a strength after so long."""
    return float(2 ** (-max(age / timedelta(days=policy.HALF_LIFE_DAYS), 0.0)))
