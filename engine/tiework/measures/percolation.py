"""What holds when ties are taken away: the weakest first, or the strongest."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Literal

import numpy as np

from tiework.arrays import Floats, Ints
from tiework.graph import TieGraph

First = Literal["weakest", "strongest"]
TAKEN_AWAY = 0.8
ORDERS = 20
_TIES_MOVED = 1_000_000


@dataclass(frozen=True, eq=False)
class Percolation:
    """How the largest component shrinks.

    Attributes
    ----------
    removed : float64[m + 1]
        Share of ties taken away, one by one, from 0 to 1.
    share : float64[m + 1]
        Share of members in the largest component that is left, averaged over orders among equally strong ties.
    """

    removed: Floats
    share: Floats

    def at(self, fraction: float) -> float:
        """The share left after removing this fraction; between two steps along a straight line."""
        return float(np.interp(fraction, self.removed, self.share))


def percolation(
    graph: TieGraph, first: First = "weakest", orders: int | None = None, seed: int = 1
) -> Percolation:
    """How does the largest component shrink as ties are taken away by strength?

    Parameters
    ----------
    graph : TieGraph
    first : {"weakest", "strongest"}
    orders : int, optional
        Ties of one strength go in random order; the curve is the mean over so many. 20 unless given, fewer from 50,000
        ties on, where one order is much like another; one where all differ.
    seed : int

    Returns
    -------
    Percolation

    Notes
    -----
    Source: Onnela et al. 2007.

    Examples
    --------
    >>> ties = [("a", "b", 9), ("b", "c", 9), ("a", "c", 9), ("c", "d", 1)]
    >>> percolation(TieGraph.from_edges(ties)).share
    array([1.  , 0.75, 0.75, 0.5 , 0.25])
    """
    low, high = graph.pairs
    weight = np.round(graph.weight[graph.upper], 12)
    weight = weight if first == "strongest" else -weight
    random, total = np.random.default_rng(seed), np.zeros(graph.m + 1)
    usual = max(1, min(ORDERS, _TIES_MOVED // max(graph.m, 1)))
    draws = (orders or usual) if len(np.unique(weight)) < graph.m else 1
    for _ in range(draws):
        # Ties are put back, the last to go first: then components only ever join.
        order = np.lexsort((random.random(graph.m), weight))
        total += _largest(graph.n, low[order], high[order])
    share = total[::-1] / draws / max(graph.n, 1)
    return Percolation(np.arange(graph.m + 1) / max(graph.m, 1), share)


def _largest(people: int, low: Ints, high: Ints) -> Ints:
    root, size, most = list(range(people)), [1] * people, min(1, people)
    found = [most]
    for a, b in zip(low.tolist(), high.tolist(), strict=True):
        p, q = _root(root, a), _root(root, b)
        if p != q:
            p, q = (p, q) if size[p] >= size[q] else (q, p)
            root[q] = p
            size[p] += size[q]
            most = max(most, size[p])
        found.append(most)
    return np.array(found, dtype=np.int64)


def _root(root: list[int], here: int) -> int:
    while root[here] != here:
        root[here] = root[root[here]]
        here = root[here]
    return here


def without_weak_ties(graph: TieGraph, fraction: float = TAKEN_AWAY) -> float:
    """How much of the network stays in one piece without its weakest ties?

    Parameters
    ----------
    graph : TieGraph
    fraction : float
        Share of ties taken away.

    Returns
    -------
    float
        Share of members in the largest component that is left; above 0 to 1; nan where all ties are equally strong.

    Examples
    --------
    >>> ties = [("a", "b", 9), ("b", "c", 9), ("a", "c", 9), ("c", "d", 1)]
    >>> without_weak_ties(TieGraph.from_edges(ties), 0.25)
    0.75
    """
    return _left(graph, "weakest", fraction)


def without_strong_ties(graph: TieGraph, fraction: float = TAKEN_AWAY) -> float:
    """How much of the network stays in one piece without its strongest ties?

    Parameters
    ----------
    graph : TieGraph
    fraction : float

    Returns
    -------
    float
        As `without_weak_ties`.

    Examples
    --------
    >>> ties = [("a", "b", 9), ("b", "c", 9), ("a", "c", 9), ("c", "d", 1)]
    >>> without_strong_ties(TieGraph.from_edges(ties), 0.75)
    0.5
    """
    return _left(graph, "strongest", fraction)


def _left(graph: TieGraph, first: First, fraction: float) -> float:
    if len(np.unique(np.round(graph.weight, 12))) < 2:
        return float("nan")
    found = percolation(graph, first)
    return found.at(fraction)
