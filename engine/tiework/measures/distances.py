"""Shortest ways: who lies on them, how long they are, and how long the way round would be."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from typing import TYPE_CHECKING, Any

import numpy as np

from tiework.arrays import Bools, Floats, ratio
from tiework.graph import TieGraph

if TYPE_CHECKING:
    from scipy.sparse import csr_array

# Cells of one table of distances held at a time: sources are walked in batches of this size.
_AT_ONCE = 1_000_000


@dataclass(frozen=True, eq=False)
class _Walked:
    """Breadth-first walks from a batch of sources (b of them): distances int32[n, b], -1 where not reached, and the
    number of shortest ways float64[n, b]."""

    sources: Any
    distance: Any
    ways: Floats
    depth: int


def _adjacency(graph: TieGraph) -> csr_array[Any]:
    from scipy.sparse import csr_array

    ones = np.ones(2 * graph.m)
    return csr_array((ones, graph.indices, graph.indptr), shape=(graph.n, graph.n))


def _walks(graph: TieGraph, near: csr_array[Any]) -> Iterator[_Walked]:
    batch = max(1, _AT_ONCE // max(graph.n, 1))
    for start in range(0, graph.n, batch):
        sources = np.arange(start, min(start + batch, graph.n))
        columns = np.arange(len(sources))
        distance = np.full((graph.n, len(sources)), -1, dtype=np.int32)
        ways = np.zeros((graph.n, len(sources)))
        distance[sources, columns], ways[sources, columns] = 0, 1.0
        front, depth = ways.copy(), 0
        while front.any():
            depth += 1
            front = near @ front
            front[distance >= 0] = 0
            reached = front > 0
            distance[reached] = depth
            ways += front
        yield _Walked(sources, distance, ways, depth - 1)


def betweenness(graph: TieGraph) -> Floats:
    """On how many shortest ways between two others does each person lie?

    Parameters
    ----------
    graph : TieGraph

    Returns
    -------
    float64[n]
        Sum over pairs of others of the share of shortest ways that pass through; from 0; weights are not used.
        Divide by (n - 1)(n - 2) / 2 to compare networks. Source: Freeman 1977; as worked out by Brandes 2001.

    Examples
    --------
    >>> betweenness(TieGraph.from_edges([("a", "b"), ("b", "c")]))
    array([0., 1., 0.])
    """
    total, near = np.zeros(graph.n), _adjacency(graph)
    for walked in _walks(graph, near):
        owed = np.zeros_like(walked.ways)
        for depth in range(walked.depth, 0, -1):
            at = walked.distance == depth
            passed = np.divide(1 + owed, walked.ways, out=np.zeros_like(owed), where=at)
            owed += np.where(walked.distance == depth - 1, near @ passed * walked.ways, 0.0)
        owed[walked.sources, np.arange(len(walked.sources))] = 0
        total += owed.sum(axis=1)
    return total / 2


def closeness(graph: TieGraph) -> Floats:
    """How few steps is each person from the others they can reach?

    Parameters
    ----------
    graph : TieGraph

    Returns
    -------
    float64[n]
        (reached others) / (sum of steps to them); above 0 to 1; nan for people without ties. Others who cannot be
        reached do not enter: read it beside the components. Source: Freeman 1979.

    Examples
    --------
    >>> closeness(TieGraph.from_edges([("a", "b"), ("b", "c")]))
    array([0.66666667, 1.        , 0.66666667])
    """
    steps, reached = np.zeros(graph.n), np.zeros(graph.n)
    for walked in _walks(graph, _adjacency(graph)):
        steps[walked.sources] = np.where(walked.distance > 0, walked.distance, 0).sum(axis=0)
        reached[walked.sources] = np.count_nonzero(walked.distance > 0, axis=0)
    return ratio(reached, steps)


def mean_distance(graph: TieGraph) -> float:
    """How many steps are two members apart, on average?

    Parameters
    ----------
    graph : TieGraph

    Returns
    -------
    float
        Mean number of steps between two people of the largest component; 1 or more; nan without ties. Pairs that
        cannot reach each other have no distance and do not enter.

    Examples
    --------
    >>> round(mean_distance(TieGraph.from_edges([("a", "b"), ("b", "c")], people=["z"])), 4)
    1.3333
    """
    kept = _largest(graph)
    steps = pairs = 0.0
    for walked in _walks(graph, _adjacency(graph)):
        inside = walked.distance[:, kept[walked.sources]]
        steps += float(inside[inside > 0].sum())
        pairs += float(np.count_nonzero(inside > 0))
    return float(ratio(steps, pairs))


def diameter(graph: TieGraph) -> float:
    """How far apart are the two who are furthest apart?

    Parameters
    ----------
    graph : TieGraph

    Returns
    -------
    float
        Most steps between two people of the largest component; 1 or more; nan without ties.

    Examples
    --------
    >>> diameter(TieGraph.from_edges([("a", "b"), ("b", "c")], people=["z"]))
    2.0
    """
    kept, furthest = _largest(graph), 0
    for walked in _walks(graph, _adjacency(graph)):
        furthest = max(furthest, int(walked.distance[:, kept[walked.sources]].max(initial=0)))
    return float(furthest) if furthest else float("nan")


def short_blocks(graph: TieGraph) -> float:
    """Of all pairs of members, how many are within two steps?

    Parameters
    ----------
    graph : TieGraph

    Returns
    -------
    float
        0 to 1; nan for fewer than two people. Source: Jacobs 1961, by analogy.

    Examples
    --------
    >>> round(short_blocks(TieGraph.from_edges([("a", "b"), ("b", "c")], people=["z"])), 4)
    0.5
    """
    near, within = _adjacency(graph), 0
    batch = max(1, _AT_ONCE // max(graph.n, 1))
    for start in range(0, graph.n, batch):
        rows = near[start : start + batch]
        reached = (rows @ near + rows).tocoo()
        within += int(np.count_nonzero((reached.data > 0) & (reached.row + start != reached.col)))
    return float(ratio(within, graph.n * (graph.n - 1)))


def _largest(graph: TieGraph) -> Bools:
    from tiework.measures.network import component_labels

    labels = component_labels(graph)
    # Components of one size are all the largest: choosing one would hang on the order of people.
    sizes = np.bincount(labels, minlength=1)
    largest: Bools = sizes[labels] == sizes.max() if graph.n else np.zeros(0, np.bool_)
    return largest
