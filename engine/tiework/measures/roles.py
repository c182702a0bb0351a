"""The place of a tie, and of a person, in the whole: bridges, cores, and those by whom it hangs together."""

from __future__ import annotations

import numpy as np

from tiework.arrays import Codes, Floats
from tiework.graph import TieGraph
from tiework.kernels.serving import serving
from tiework.measures.crossings import bridges

SUPPORTED, LOCAL_BRIDGE, BRIDGE = 0.0, 1.0, 2.0


def structural_role(graph: TieGraph) -> Floats:
    """Is each tie held up by others, a short cut between circles, or the only way across?

    Parameters
    ----------
    graph : TieGraph

    Returns
    -------
    float64[m]
        0 supported (somebody is tied to both ends), 1 local bridge (nobody is), 2 bridge (without it the two could not
        reach each other); in the order of ``graph.pairs``. Source: Granovetter 1973; Easley & Kleinberg 2010.

    Examples
    --------
    >>> structural_role(TieGraph.from_edges([("a", "b"), ("b", "c"), ("a", "c"), ("c", "d")]))
    array([0., 0., 0., 2.])
    """
    low, high = graph.pairs
    role = np.where(graph.common[graph.upper] > 0, SUPPORTED, LOCAL_BRIDGE)
    keys = low * max(graph.n, 1) + high
    cut = np.array([a * max(graph.n, 1) + b for a, b, _ in bridges(graph)], dtype=np.int64)
    return np.where(np.isin(keys, cut), BRIDGE, role)


def span(graph: TieGraph) -> Floats:
    """How long would the way round be, if this tie were gone?

    Parameters
    ----------
    graph : TieGraph

    Returns
    -------
    float64[m]
        Steps between the two ends without the tie; 2 for a supported tie, more for a local bridge, nan for a bridge
        (there is no way round); in the order of ``graph.pairs``. Source: Granovetter 1973; Easley & Kleinberg 2010.

    Examples
    --------
    >>> span(TieGraph.from_edges([("a", "b"), ("b", "c"), ("c", "d"), ("a", "d"), ("d", "e")]))
    array([ 3.,  3.,  3.,  3., nan])
    """
    role, (low, high) = structural_role(graph), graph.pairs
    found = np.where(role == SUPPORTED, 2.0, np.nan)
    near = [
        set(graph.indices[a:b].tolist()) for a, b in zip(graph.indptr[:-1], graph.indptr[1:], strict=True)
    ]
    for tie in np.flatnonzero(role == LOCAL_BRIDGE).tolist():
        found[tie] = _round(near, int(low[tie]), int(high[tie]))
    return found


def _round(near: list[set[int]], one: int, other: int) -> int:
    # From both ends at once, growing the smaller side: local bridges of large networks have short ways round.
    here, there, seen_here, seen_there, steps = {one}, {other}, {one}, {other}, 0
    while here and there:
        if len(here) > len(there):
            here, there, seen_here, seen_there = there, here, seen_there, seen_here
        grown = {k for p in here for k in near[p] if {p, k} != {one, other}} - seen_here
        steps += 1
        if grown & seen_there:
            return steps
        seen_here |= grown
        here = grown
    raise AssertionError("a local bridge has a way round")


def core_number(graph: TieGraph) -> Floats:
    """How deep inside does each person stand?

    Parameters
    ----------
    graph : TieGraph

    Returns
    -------
    float64[n]
        The largest k such that the person belongs to a set of people who all have k ties within it; from 0, for people
        without ties. Source: Seidman 1983; worked out as by Batagelj & Zaversnik 2003.

    Examples
    --------
    >>> core_number(TieGraph.from_edges([("a", "b"), ("b", "c"), ("a", "c"), ("c", "d")], people=["z"]))
    array([0., 2., 2., 2., 1.])
    """
    found: Codes = serving("cores").core_numbers(graph.indptr, graph.indices)
    return found.astype(np.float64)


def articulation_points(graph: TieGraph) -> list[int]:
    """Without whom would the network fall into more pieces?

    Parameters
    ----------
    graph : TieGraph

    Returns
    -------
    list of int
        Indices of people, rising.

    Notes
    -----
    One depth-first walk with low links (Tarjan 1974), without recursion.

    Examples
    --------
    >>> articulation_points(TieGraph.from_edges([("a", "b"), ("b", "c")]))
    [1]
    """
    walk = _Walk(graph)
    for start in range(graph.n):
        if walk.order[start] < 0:
            walk.from_here(start)
    return sorted(walk.found)


def if_they_leave(graph: TieGraph) -> float:
    """How many members are there without whom others would be cut off?

    Parameters
    ----------
    graph : TieGraph

    Returns
    -------
    float
        A whole number, 0 to n - 2: the articulation points.

    Examples
    --------
    >>> if_they_leave(TieGraph.from_edges([("a", "b"), ("b", "c"), ("c", "d")]))
    2.0
    """
    return float(len(articulation_points(graph)))


def _near(graph: TieGraph) -> list[list[int]]:
    return [graph.indices[a:b].tolist() for a, b in zip(graph.indptr[:-1], graph.indptr[1:], strict=True)]


class _Walk:
    def __init__(self, graph: TieGraph) -> None:
        self.near = _near(graph)
        self.order, self.low = [-1] * graph.n, [0] * graph.n
        self.count = 0
        self.found: set[int] = set()

    def from_here(self, start: int) -> None:
        stack, children = [(start, -1, iter(self._enter(start)))], 0
        while stack:
            here, parent, others = stack[-1]
            there = next(others, None)
            if there is None:
                stack.pop()
                self._leave(here, parent, start)
            elif self.order[there] < 0:
                children += here == start
                stack.append((there, here, iter(self._enter(there))))
            elif there != parent:
                self.low[here] = min(self.low[here], self.order[there])
        if children > 1:
            self.found.add(start)

    def _enter(self, here: int) -> list[int]:
        self.order[here] = self.low[here] = self.count
        self.count += 1
        return self.near[here]

    def _leave(self, here: int, parent: int, start: int) -> None:
        if parent < 0:
            return
        self.low[parent] = min(self.low[parent], self.low[here])
        if parent != start and self.low[here] >= self.order[parent]:
            self.found.add(parent)
