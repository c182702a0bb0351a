"""A community's ties as the worker holds them between two acts: what changes is worked out, exactly, and nothing else."""

from collections import defaultdict
from collections.abc import Iterable, Iterator
from collections.abc import Set as AbstractSet
from dataclasses import dataclass
from datetime import datetime

import numpy as np
from tiework import Live, TieTable
from tiework.graph import build
from tiework.live import PersonNow

from barnraiser.ties.queries import Reach

type Pair = tuple[int, int]

# Less than this part of a strength is rounding: the same acts, added up in another order.
ROUNDING = 1e-12


@dataclass(frozen=True, slots=True)
class Knot:
    """One tie at the moment, seen from the lower key. What two did together counts half each way."""

    out: float
    into: float
    is_present: bool
    is_reciprocated: bool

    @property
    def weight(self) -> float:
        return self.out + self.into


NONE = Knot(0.0, 0.0, is_present=False, is_reciprocated=False)


class Held:
    """The ties of a community as of one moment, and the live network of those that are present.

    Not for two threads at once: who uses it keeps the others away.
    """

    def __init__(self, table: TieTable, members: frozenset[int], as_of: datetime, reach: Reach) -> None:
        self.members, self.as_of, self.reach, self.policy = members, as_of, reach, table.policy
        self.place: dict[int, int] = {}
        self.knots: dict[Pair, Knot] = {}
        self.near: defaultdict[int, set[int]] = defaultdict(set)
        self._admit({*map(int, table.people)})
        for pair, knot in knots_of(table):
            self._tie(pair, knot)
        self.live = self._made()

    def follow(self, table: TieTable, whom: AbstractSet[int]) -> set[int]:
        """The ties of these people are those of the table. Returns everybody whose figures that may have moved."""
        self._admit(new := {*map(int, table.people)} - self.place.keys())
        self.live.add(len(new))
        fresh = {pair: knot for pair, knot in knots_of(table) if pair[0] in whom or pair[1] in whom}
        standing = {_pair(one, other) for one in whom for other in self.near[one]}
        moved, was, has_shrunk = set(whom), self._around(whom), False
        for pair in standing | fresh.keys():
            old, now = self.knots.get(pair, NONE), fresh.get(pair, NONE)
            if old != now:
                self._tie(pair, now)
                has_shrunk |= not self._add(pair, old, now)
        if has_shrunk:
            self.live = self._made()
            return moved | was | self._around(whom)
        named = list(self.place)
        return moved | {named[k] for k in self.live.changed().tolist()}

    def figures(self, person: int) -> PersonNow:
        """The person's place among their ties, as the live network has it."""
        return self.live.person(self.place[person])

    def bonding(self, person: int) -> float:
        """Ties that go both ways and that a third person holds up, in strong ties' worth."""
        mine = ((other, self.knots[_pair(person, other)]) for other in sorted(self.near[person]))
        worth = (
            (other, min(1.0, k.weight / self.policy.theta))
            for other, k in mine
            if k.is_reciprocated and k.is_present
        )
        return sum(value for other, value in worth if self._is_held_up(person, other))

    def _is_held_up(self, person: int, other: int) -> bool:
        found = self.live.tie(self.place[person], self.place[other])
        return found is not None and found.supported

    def _admit(self, people: Iterable[int]) -> None:
        for person in sorted(people):
            self.place[person] = len(self.place)

    def _tie(self, pair: Pair, knot: Knot) -> None:
        low, high = pair
        if knot == NONE:
            self.knots.pop(pair, None)
            self.near[low].discard(high)
            self.near[high].discard(low)
        else:
            self.knots[pair] = knot
            self.near[low].add(high)
            self.near[high].add(low)

    def _around(self, whom: Iterable[int]) -> set[int]:
        return set().union(*(self.near[person] for person in whom))

    def _add(self, pair: Pair, old: Knot, now: Knot) -> bool:
        """Whether the live network could take it in: what is less than before it cannot."""
        if old.is_present and not now.is_present:
            return False
        if not now.is_present:
            return True
        low, high = (self.place[person] for person in pair)
        before = old if old.is_present else NONE
        for by, toward, had, has in ((low, high, before.out, now.out), (high, low, before.into, now.into)):
            if has < had * (1 - ROUNDING):
                return False
            if has > had * (1 + ROUNDING):
                self.live.act(by, toward, has - had, self.as_of.timestamp())
        return True

    def _made(self) -> Live:
        present = [(pair, knot) for pair, knot in self.knots.items() if knot.is_present]
        ends = np.array([[self.place[p] for p in pair] for pair, _ in present], dtype=np.int64).reshape(-1, 2)
        ways = np.array([(knot.out, knot.into) for _, knot in present]).reshape(-1, 2)
        both, names = np.ones(len(present), np.bool_), tuple(map(str, self.place))
        graph = build(names, ends[:, 0], ends[:, 1], ways[:, 0], ways[:, 1], ways.sum(axis=1), both)
        return Live.of(graph, at=self.as_of.timestamp(), half_life=self.policy.half_life_days)


def knots_of(table: TieTable) -> Iterator[tuple[Pair, Knot]]:
    """Each tie of the table by its two keys, the lower first. Those that once were and are faint now are among them."""
    half = table.together / 2
    keys = [int(name) for name in table.people]
    columns = (table.i, table.j, table.s_ij + half, table.s_ji + half, table.present, table.reciprocated)
    for i, j, out, into, is_present, is_reciprocated in zip(*(c.tolist() for c in columns), strict=True):
        knot = Knot(out, into, is_present=is_present, is_reciprocated=is_reciprocated)
        if keys[i] < keys[j]:
            yield (keys[i], keys[j]), knot
        else:
            yield (keys[j], keys[i]), Knot(into, out, is_present=is_present, is_reciprocated=is_reciprocated)


def _pair(one: int, other: int) -> Pair:
    return (one, other) if one < other else (other, one)
