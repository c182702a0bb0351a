"""Vouching: who is reached by the trust that flows from a few, when nobody can pass on more than their place allows?"""

from __future__ import annotations

from collections import deque
from collections.abc import Sequence
from dataclasses import dataclass
from itertools import pairwise
from math import ceil

import numpy as np

from tiework.arrays import Floats
from tiework.measures.records import Certificate


@dataclass(frozen=True, eq=False)
class Vouched:
    """Whom one level of vouching reaches.

    Attributes
    ----------
    accepted : tuple of str
        In the order in which they were reached: nearer first, then by the longer-standing certificate.
    distance : mapping of person to int
        Steps from the source behind the seeds, which have 1.
    capacities : tuple of int
        C(0), C(1) and so on, by distance.
    """

    accepted: tuple[str, ...]
    distance: dict[str, int]
    capacities: tuple[int, ...]


def vouching_flow(
    certificates: Sequence[Certificate],
    seeds: Sequence[str],
    wanted: int | None = None,
    capacities: Sequence[int] | None = None,
) -> Vouched:
    """Whom does trust reach that flows from the seeds along certificates?

    Parameters
    ----------
    certificates : sequence of Certificate
        All of them count; choose those of one level or more beforehand.
    seeds : sequence of str
    wanted : int, optional
        How many members should be within reach; as many as there are unless given. C(0) is one more, which the source
        keeps.
    capacities : sequence of int, optional
        C(d) by distance from the source behind the seeds, the last holding on. Unless given
        C(d + 1) = max(1, ceil(C(d) / mean number of new people that one at distance d certifies)).

    Returns
    -------
    Vouched

    Notes
    -----
    Maximum flow: a person at distance d takes one unit and passes on C(d) - 1. How many are accepted is unique; where a
    bottleneck leaves a choice, the nearer goes first, then the one certified longest. Sets that can be reached together
    form a matroid, so that taking people in this order, each if it can still be reached, gives the maximum.
    Source: Levien 2000, 2009 (Advogato).

    Examples
    --------
    >>> chain = [Certificate("s", "a"), Certificate("a", "b"), Certificate("b", "c")]
    >>> vouching_flow(chain, ["s"], capacities=[9, 3, 2, 1]).accepted
    ('s', 'a', 'b')
    """
    after: dict[str, list[str]] = {}
    since: dict[str, float] = {}
    for one in certificates:
        if one.by != one.about:
            after.setdefault(one.by, []).append(one.about)
            since[one.about] = min(one.at, since.get(one.about, one.at))
    people = {name for one in certificates for name in (one.by, one.about)} | set(seeds)
    layers = _layers(after, sorted(set(seeds)))
    distance = {name: steps for steps, layer in enumerate(layers, start=1) for name in layer}
    sizes = [1, *map(len, layers)]
    held = (
        _shrinking(len(people) if wanted is None else wanted, sizes)
        if capacities is None
        else tuple(capacities)
    )
    flow = _Flow(after, {name: held[min(d, len(held) - 1)] for name, d in distance.items()}, seeds, held[0])
    order = sorted(distance, key=lambda name: (distance[name], since.get(name, 0.0), name))
    return Vouched(tuple(name for name in order if flow.reach(name)), distance, held)


def vouching_level(
    certificates: Sequence[Certificate],
    people: Sequence[str],
    seeds: Sequence[str],
    wanted: int | None = None,
) -> Floats:
    """Up to which level of certificate does vouching reach each person?

    Parameters
    ----------
    certificates : sequence of Certificate
    people : sequence of str
    seeds : sequence of str
    wanted : int, optional

    Returns
    -------
    float64[n]
        The highest level at which `vouching_flow`, along certificates of this level or more, reaches the person; 0 where
        none does; nan for everybody without seeds or certificates.

    Examples
    --------
    >>> given = [Certificate("s", "a", 2), Certificate("a", "b", 1)]
    >>> vouching_level(given, ["s", "a", "b"], ["s"])
    array([2., 2., 1.])
    """
    levels = sorted({one.level for one in certificates if one.level > 0})
    if not seeds or not levels:
        return np.full(len(people), np.nan)
    place, found = {name: k for k, name in enumerate(people)}, np.zeros(len(people))
    known = [one for one in certificates if one.by in place and one.about in place]
    within = [name for name in seeds if name in place]
    for level in levels:
        reached = vouching_flow([one for one in known if one.level >= level], within, wanted or len(people))
        found[[place[name] for name in reached.accepted]] = level
    return found


def _layers(after: dict[str, list[str]], seeds: list[str]) -> list[list[str]]:
    seen, layers, front = set(seeds), [], seeds
    while front:
        layers.append(front)
        front = sorted({other for name in front for other in after.get(name, ())} - seen)
        seen |= set(front)
    return layers


def _shrinking(wanted: int, sizes: list[int]) -> tuple[int, ...]:
    held = [max(wanted, 1) + 1]
    for here, beyond in pairwise(sizes):
        held.append(max(1, ceil(held[-1] / (beyond / here))))
    return tuple(held)


class _Flow:
    """Units on their way through people split in two: into a person, and, but for the unit they keep, out again."""

    def __init__(
        self, after: dict[str, list[str]], capacity: dict[str, int], seeds: Sequence[str], source: int
    ) -> None:
        # Place 0 is the source; a person's two sides are 2k + 1 and 2k + 2. Arc e and its way back e ^ 1.
        self.place = {name: 2 * k + 1 for k, name in enumerate(capacity)}
        self.arcs: list[list[int]] = [[] for _ in range(2 * len(capacity) + 1)]
        self.to: list[int] = []
        self.room: list[int] = []
        # The source keeps one unit for itself, as everybody does.
        self.left = source - 1
        for name, most in capacity.items():
            self._arc(self.place[name], self.place[name] + 1, most - 1)
        for name in dict.fromkeys(seeds):
            self._arc(0, self.place[name], source)
        for name, others in after.items():
            for other in dict.fromkeys(others):
                if name in self.place:
                    self._arc(self.place[name] + 1, self.place[other], source)

    def _arc(self, start: int, end: int, room: int) -> None:
        for here, there, units in ((start, end, room), (end, start, 0)):
            self.arcs[here].append(len(self.to))
            self.to.append(there)
            self.room.append(units)

    def reach(self, name: str) -> bool:
        """Send one more unit from the source to this person, if earlier ones can make room; say whether it went."""
        if self.left <= 0:
            return False
        target = self.place[name]
        onward, queue = {target: -1}, deque([target])
        while queue and 0 not in onward:
            here = queue.popleft()
            for arc in self.arcs[here]:
                there = self.to[arc]
                if self.room[arc ^ 1] > 0 and there not in onward:
                    onward[there] = arc ^ 1
                    queue.append(there)
        if 0 not in onward:
            return False
        here = 0
        while here != target:
            arc = onward[here]
            self.room[arc] -= 1
            self.room[arc ^ 1] += 1
            here = self.to[arc]
        self.left -= 1
        return True
