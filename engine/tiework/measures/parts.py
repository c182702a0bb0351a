"""A part of a network: some of its people, and the ties among them."""

from __future__ import annotations

from dataclasses import replace

import numpy as np

from tiework.arrays import Bools
from tiework.graph import TieGraph, build


def part(graph: TieGraph, keep: Bools) -> TieGraph:
    """Return the network of some people, with their labels and tiers.

    Parameters
    ----------
    graph : TieGraph
    keep : bool[n]

    Examples
    --------
    >>> graph = TieGraph.from_edges([("a", "b"), ("b", "c")])
    >>> part(graph, np.array([True, True, False])).people
    ('a', 'b')
    """
    place, (low, high) = np.cumsum(keep) - 1, graph.pairs
    rows = np.flatnonzero(keep).tolist()
    slots = graph.upper[keep[low] & keep[high]]
    made = build(
        tuple(graph.people[k] for k in rows),
        place[graph.rows[slots]],
        place[graph.indices[slots]],
        graph.out[slots],
        graph.into[slots],
        graph.weight[slots],
        graph.reciprocated[slots],
        graph.in_person[slots],
        groups=None if graph.groups is None else tuple(graph.groups[k] for k in rows),
        present=graph.present,
        strong=graph.strong,
    )
    return replace(made, tiers=None if graph.tiers is None else tuple(graph.tiers[k] for k in rows))
