"""Sums over paths of two ties, kept to the ties themselves: what support, constraint and redundancy are made of.

A path i-q-j that is kept to a tie i-j closes a triangle, so everything here runs over triangles, each found once. No
matrix is multiplied: for the networks of communities that is quicker, it needs no memory in the square of the people, and
it does not wake the threads of a linear algebra library on a busy machine. Compiled kernels do the same in one pass, where
they are there.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass

import numpy as np

from tiework import kernels
from tiework.adjacency import Closures
from tiework.arrays import Floats, Ints
from tiework.graph import TieGraph

# Pairs of ties looked at in one go; a network with fewer keeps its triangles for the next measure.
_AT_ONCE = 2_000_000


@dataclass(frozen=True, eq=False)
class Triangles:
    """Triangles as slots: ``slots[0]`` is i to j, then j to i, i to k, k to i, j to k, k to j (int64[6, t])."""

    slots: Ints


def two_path_sums(graph: TieGraph, left: Floats, right: Floats) -> Floats:
    """Sum left[i, q] * right[q, j] over common contacts q, for every tie i-j.

    Parameters
    ----------
    graph : TieGraph
    left, right : float64[2m]
        A value for each slot of the graph: row person, column person.

    Returns
    -------
    float64[2m]
        One sum for each slot; 0 where the tie has no common contact.
    """
    total = np.zeros(2 * graph.m)
    for found in _triangles(graph):
        ij, ji, ik, ki, jk, kj = found.slots
        for slot, first, second in (
            (ij, ik, kj),
            (ji, jk, ki),
            (ik, ij, jk),
            (ki, kj, ji),
            (jk, ji, ik),
            (kj, ki, ij),
        ):
            total += np.bincount(slot, left[first] * right[second], minlength=len(total))
    return total


def common_contacts(graph: TieGraph) -> Ints:
    """n_ij: how many people are tied to both ends of each tie (int64[2m]).

    >>> common_contacts(TieGraph.from_edges([("a", "b"), ("b", "c"), ("a", "c"), ("c", "d")]))
    array([1, 1, 1, 1, 1, 1, 0, 0])
    """
    if kernels.available():
        from tiework.kernels.triangles import common

        kept: Closures | None = graph.__dict__.get("_kept_closures")
        if kept is not None:
            return kept.common.astype(np.int64)
        return common(graph.indptr, graph.indices).astype(np.int64)
    total = np.zeros(2 * graph.m, dtype=np.int64)
    for found in _triangles(graph):
        total += np.bincount(found.slots.ravel(), minlength=len(total))
    return total


def closures(graph: TieGraph) -> Closures | None:
    """What one pass of the kernels over the triangles says of everybody, kept with the graph; None without kernels."""
    if not kernels.available():
        return None
    kept: Closures | None = graph.__dict__.get("_kept_closures")
    if kept is None:
        from tiework.kernels.triangles import closures as worked_out

        kept = worked_out(graph.indptr, graph.indices, graph.weight, shared=True)
        # The graph is frozen, so what was found once holds for good.
        graph.__dict__["_kept_closures"] = kept
    return kept


def triangle_slots(graph: TieGraph) -> Ints:
    """Every triangle, each once, as the six slots of its ties (int64[6, t], see `Triangles`)."""
    found = [one.slots for one in _triangles(graph)]
    return np.concatenate(found, axis=1) if found else np.empty((6, 0), np.int64)


def _triangles(graph: TieGraph) -> Iterator[Triangles]:
    kept: list[Triangles] | None = graph.__dict__.get("_kept_triangles")
    if kept is not None:
        yield from kept
        return
    forward, later = _forward(graph)
    if later.sum() <= _AT_ONCE:
        # The graph is frozen, so what was found once holds for good.
        graph.__dict__["_kept_triangles"] = kept = list(_found(graph, forward, later))
        yield from kept
        return
    yield from _found(graph, forward, later)


def _forward(graph: TieGraph) -> tuple[Ints, Ints]:
    # Each tie once, from the end with fewer ties: hubs have the shortest lists. `later` counts, for each, the
    # ties that follow it in its list, each of which it may close a triangle with.
    rank = np.empty(graph.n, dtype=np.int64)
    rank[np.lexsort((np.arange(graph.n), graph.degree))] = np.arange(graph.n)
    forward = np.flatnonzero(rank[graph.rows] < rank[graph.indices])
    ends = np.cumsum(np.bincount(graph.rows[forward], minlength=graph.n))
    return forward, ends[graph.rows[forward]] - 1 - np.arange(len(forward))


def _found(graph: TieGraph, forward: Ints, later: Ints) -> Iterator[Triangles]:
    keys = graph.rows * graph.n + graph.indices
    back = np.empty(len(keys), dtype=np.int64)
    back[np.lexsort((graph.rows, graph.indices))] = np.arange(len(keys))
    start = 0
    while start < len(forward):
        stop = max(start + 1, start + int(np.searchsorted(np.cumsum(later[start:]), _AT_ONCE, side="right")))
        counts = later[start:stop]
        first = np.repeat(np.arange(start, stop), counts)
        second = first + 1 + np.arange(len(first)) - np.repeat(np.cumsum(counts) - counts, counts)
        ij, ik = forward[first], forward[second]
        wanted = graph.indices[ij].astype(np.int64) * graph.n + graph.indices[ik]
        jk = np.minimum(np.searchsorted(keys, wanted), len(keys) - 1)
        closed = keys[jk] == wanted
        ij, ik, jk = ij[closed], ik[closed], jk[closed]
        yield Triangles(np.stack([ij, back[ij], ik, back[ik], jk, back[jk]]))
        start = stop
