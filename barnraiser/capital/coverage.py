"""Connection coverage: with how many of the others one has met in person. For that person alone; of a whole community only
roughly, and only where it is no small one.
"""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from itertools import combinations

from django.db.models import Count, QuerySet

from barnraiser.acts.ledger.models import Party
from barnraiser.acts.trust import queries as trust
from barnraiser.communities.models import Community, Membership
from barnraiser.ground.manifest import Stage, kinds
from barnraiser.people.models import Person
from barnraiser.ties import queries as ties

SMALLEST, LARGEST = 8, 2000
STEP = 5


@dataclass(frozen=True, slots=True)
class Covered:
    """How many of the others here one has met. `among_all` is how many of a hundred pairs have, roughly; None where the
    community is too small to say, or too large to work it out here.
    """

    community: Community
    met: int
    others: int
    among_all: int | None = None


@dataclass(frozen=True, slots=True)
class Coverage:
    """Over each of one's communities, and over all of them, everybody counted once."""

    rooms: tuple[Covered, ...]
    met: int
    others: int


def coverage_of(viewer: Person, rooms: Sequence[Community]) -> Coverage:
    """Members who have come in, the viewer left out; a meeting anywhere counts, once it is confirmed. A fixed number of
    queries.
    """
    met = trust.met_keys(viewer)
    there = Membership.objects.current().filter(community__in=rooms, person__account__isnull=False)
    others = there.exclude(person=viewer).order_by()
    count = dict(others.values_list("community").annotate(Count("pk")))
    known = dict(others.filter(person__in=met).values_list("community").annotate(Count("pk")))
    all_others = others.values("person").distinct()
    shares = _among_all([room for room in rooms if count.get(room.pk, 0) < LARGEST])
    return Coverage(
        tuple(
            Covered(room, known.get(room.pk, 0), count.get(room.pk, 0), shares.get(room.pk)) for room in rooms
        ),
        all_others.filter(person__in=met).count(),
        all_others.count(),
    )


def _among_all(rooms: Sequence[Community]) -> Mapping[int, int]:
    """By community, of a hundred pairs of members how many have met, to the nearest five. Whoever chose not to be counted
    is left out, with every pair they are in.
    """
    out = ties.who_is_left_out()
    rows = Membership.objects.current().filter(community__in=rooms, person__account__isnull=False).order_by()
    pairs = _pairs_that_met(rows)
    members: dict[int, set[int]] = {room.pk: set() for room in rooms}
    for place, person in rows.values_list("community", "person"):
        members[place] |= {person} - out
    return {
        place: _nearest(sum(one in here and other in here for one, other in pairs), len(here))
        for place, here in members.items()
        if len(here) >= SMALLEST
    }


def _pairs_that_met(members: QuerySet[Membership]) -> set[tuple[int, int]]:
    """Every two with a confirmed meeting in person, of which one at least is among these members."""
    codes = [code for code, kind in kinds().items() if kind.stage == Stage.MET and not kind.secret]
    rows = Party.objects.filter(act__retraction=None, act__kind__in=codes).order_by()
    acts: dict[int, set[int]] = {}
    for act, by, person in rows.filter(person__in=members.values("person")).values_list(
        "act", "act__by", "person"
    ):
        acts.setdefault(act, set()).update(key for key in (by, person) if key)
    return {pair for there in acts.values() for pair in combinations(sorted(there), 2)}


def _nearest(met: int, members: int) -> int:
    return STEP * round(100 * met / (members * (members - 1) / 2) / STEP)
