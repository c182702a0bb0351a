"""Crossings: which groups touch, who stands between them, and where it all hangs by a thread."""

from __future__ import annotations

from dataclasses import dataclass

import numpy as np

from tiework.arrays import Ints
from tiework.graph import TieGraph


@dataclass(frozen=True, slots=True)
class Crossing:
    """Ties between two groups.

    Attributes
    ----------
    a, b : str
        The groups' labels.
    ties : int
    people_a, people_b : int
        How many people on each side carry them.
    """

    a: str
    b: str
    ties: int
    people_a: int
    people_b: int


@dataclass(frozen=True, slots=True)
class Fragile:
    """The thinnest place: ties whose loss, or whose one person's absence, would cut people off.

    Attributes
    ----------
    ties : tuple of (int, int)
        Index pairs of people, lower first.
    cut_off : int
        How many people on the smaller side.
    person : int or None
        The one person all these ties run through; None for a single tie.
    """

    ties: tuple[tuple[int, int], ...]
    cut_off: int
    person: int | None


def crossings(graph: TieGraph) -> tuple[Crossing, ...]:
    """How many ties run between each two groups, most first?

    Parameters
    ----------
    graph : TieGraph
        With `groups`.

    Returns
    -------
    tuple of Crossing
        Only pairs of groups with ties; a < b.

    Examples
    --------
    >>> homes = {"a": "x", "b": "y", "c": "y"}
    >>> crossings(TieGraph.from_edges([("a", "b"), ("a", "c"), ("b", "c")], groups=homes))
    (Crossing(a='x', b='y', ties=2, people_a=1, people_b=2),)
    """
    codes = graph.group_codes
    low, high = graph.pairs
    swap = codes[low] > codes[high]
    first, second = np.where(swap, high, low), np.where(swap, low, high)
    across = (codes[first] >= 0) & (codes[first] != codes[second])
    found: dict[tuple[int, int], tuple[set[int], set[int], int]] = {}
    for p, q in zip(first[across].tolist(), second[across].tolist(), strict=True):
        ends = found.setdefault((int(codes[p]), int(codes[q])), (set(), set(), 0))
        ends[0].add(p)
        ends[1].add(q)
        found[int(codes[p]), int(codes[q])] = (*ends[:2], ends[2] + 1)
    names = graph.group_names
    rows = [Crossing(names[a], names[b], ties, len(p), len(q)) for (a, b), (p, q, ties) in found.items()]
    return tuple(sorted(rows, key=lambda row: (-row.ties, row.a, row.b)))


def go_betweens(graph: TieGraph, fields: int = 3) -> Ints:
    """Who ties at least so many groups together, the own one counted?

    Returns
    -------
    int64[k]
        Indices of people whose own group and contacts make up `fields` groups or more.
    """
    counts = graph.sum_by_group(np.ones(2 * graph.m)) > 0
    if counts.shape[1]:
        own = graph.memberships.by_group(np.eye(graph.memberships.count)) > 0
        counts[graph.labelled] |= own[graph.memberships.sets[graph.labelled]]
    return np.flatnonzero(graph.labelled & (graph.degree > 0) & (counts.sum(axis=1) >= fields))


def fragile(graph: TieGraph, least: int = 3) -> Fragile | None:
    """Where does the network hang by one tie, or a group by one person?

    Parameters
    ----------
    graph : TieGraph
    least : int
        Cutting off fewer people than this is not called fragile.

    Returns
    -------
    Fragile or None
        The single tie whose loss would cut off most people; else the largest group whose ties to all others run through
        one person; else None.

    Examples
    --------
    >>> ties = [("a", "b"), ("b", "c"), ("a", "c"), ("d", "e"), ("e", "f"), ("d", "f"), ("c", "d")]
    >>> fragile(TieGraph.from_edges(ties))
    Fragile(ties=((2, 3),), cut_off=3, person=None)
    """
    cut = max(bridges(graph), key=lambda bridge: bridge[2], default=None)
    if cut is not None and cut[2] >= least:
        return Fragile(((cut[0], cut[1]),), cut[2], None)
    return _through_one(graph, least)


def bridges(graph: TieGraph) -> list[tuple[int, int, int]]:
    """Which ties would split the network if they were lost?

    Returns
    -------
    list of (int, int, int)
        Both ends, lower index first, and how many people the smaller side holds.

    Notes
    -----
    One depth-first walk with low links (Tarjan 1974), without recursion.
    """
    walk = _Walk(graph)
    for start in range(graph.n):
        if walk.order[start] < 0:
            walk.from_here(start)
    return sorted(walk.found)


class _Walk:
    def __init__(self, graph: TieGraph) -> None:
        self.near = [
            graph.indices[a:b].tolist() for a, b in zip(graph.indptr[:-1], graph.indptr[1:], strict=True)
        ]
        self.order, self.low, self.size = [-1] * graph.n, [0] * graph.n, [1] * graph.n
        self.count = 0
        self.found: list[tuple[int, int, int]] = []

    def from_here(self, start: int) -> None:
        cut: list[tuple[int, int]] = []
        stack = [(start, -1, iter(self._enter(start)))]
        while stack:
            here, parent, others = stack[-1]
            there = next(others, None)
            if there is None:
                stack.pop()
                cut += self._leave(here, parent)
            elif self.order[there] < 0:
                stack.append((there, here, iter(self._enter(there))))
            elif there != parent:
                self.low[here] = min(self.low[here], self.order[there])
        whole = self.size[start]
        self.found += [(min(p, q), max(p, q), min(self.size[q], whole - self.size[q])) for p, q in cut]

    def _enter(self, here: int) -> list[int]:
        self.order[here] = self.low[here] = self.count
        self.count += 1
        near: list[int] = self.near[here]
        return near

    def _leave(self, here: int, parent: int) -> list[tuple[int, int]]:
        if parent < 0:
            return []
        self.size[parent] += self.size[here]
        self.low[parent] = min(self.low[parent], self.low[here])
        return [(parent, here)] if self.low[here] > self.order[parent] else []


def _through_one(graph: TieGraph, least: int) -> Fragile | None:
    low, high = graph.pairs
    codes = graph.group_codes
    best: Fragile | None = None
    for code in range(len(graph.group_names)):
        leaving = ((codes[low] == code) != (codes[high] == code)) & (codes[low] >= 0) & (codes[high] >= 0)
        ends = list(zip(low[leaving].tolist(), high[leaving].tolist(), strict=True))
        shared = set.intersection(*map(set, ends)) if ends else set()
        members = int(np.count_nonzero((codes == code) & (graph.degree > 0)))
        smaller = min(members, int(np.count_nonzero((codes >= 0) & (graph.degree > 0))) - members)
        if shared and smaller >= least and (best is None or smaller > best.cut_off):
            best = Fragile(tuple(ends), smaller, min(shared))
    return best
