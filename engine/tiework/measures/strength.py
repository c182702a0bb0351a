"""Ties: how strong they are, in which places they happen, and what strength goes with."""

from __future__ import annotations

from dataclasses import dataclass

import numpy as np

from tiework.arrays import Floats, Ints, ratio
from tiework.graph import TieGraph
from tiework.measures.bonding import overlap


def mutual_salience(graph: TieGraph) -> Floats:
    """How much do two people matter among each other's ties?

    Parameters
    ----------
    graph : TieGraph

    Returns
    -------
    float64[m]
        sqrt(p_ij p_ji) with p_ij = w_ij / W_i; above 0 to 1, 1 for two who have only each other; in the order of
        ``graph.pairs``. Source: own, after the normalised weights of Burt 1992.

    Examples
    --------
    >>> mutual_salience(TieGraph.from_edges([("a", "b"), ("b", "c"), ("b", "d"), ("b", "e")]))
    array([0.5, 0.5, 0.5, 0.5])
    """
    low, high = graph.pairs
    return graph.weight[graph.upper] / np.sqrt(graph.strength[low] * graph.strength[high])


def in_person_share_tie(graph: TieGraph) -> Floats:
    """What part of each tie happens in person?

    Parameters
    ----------
    graph : TieGraph

    Returns
    -------
    float64[m]
        0 to 1, in the order of ``graph.pairs``.

    Examples
    --------
    >>> in_person_share_tie(TieGraph.from_edges([("a", "b")]))
    array([0.])
    """
    return ratio(graph.in_person[graph.upper], graph.weight[graph.upper])


def in_person_share_person(graph: TieGraph) -> Floats:
    """What part of each person's tie strength happens in person?

    Parameters
    ----------
    graph : TieGraph

    Returns
    -------
    float64[n]
        0 to 1; nan for people without ties.

    Examples
    --------
    >>> in_person_share_person(TieGraph.from_edges([("a", "b")], people=["z"]))
    array([nan,  0.,  0.])
    """
    return ratio(graph.sum_slots(graph.in_person), graph.strength)


def overlap_strength(graph: TieGraph) -> float:
    """Do strong ties lie inside shared circles, and weak ones between them?

    Parameters
    ----------
    graph : TieGraph

    Returns
    -------
    float
        Spearman's rank correlation of overlap and weight, over the ties whose overlap is defined; -1 to 1; nan where
        either is the same for all of them. Source: Granovetter 1973; Onnela et al. 2007.

    Examples
    --------
    >>> ties = [("a", "b", 3), ("b", "c", 3), ("a", "c", 3), ("c", "d", 1)]
    >>> round(overlap_strength(TieGraph.from_edges(ties)), 4)
    0.8165
    """
    shared, weight = _known(graph)
    x, y = _ranks(shared), _ranks(weight)
    x, y = x - x.mean() if len(x) else x, y - y.mean() if len(y) else y
    return float(np.clip(ratio((x * y).sum(), np.sqrt((x * x).sum() * (y * y).sum())), -1, 1))


@dataclass(frozen=True, eq=False)
class OverlapCurve:
    """Mean overlap (float64[10]) of the ties in each tenth by weight, weakest first, with how many there are (int64[10])."""

    overlap: Floats
    ties: Ints


def overlap_by_strength(graph: TieGraph, parts: int = 10) -> OverlapCurve:
    """How far do circles overlap, from the weakest tenth of ties to the strongest?

    Parameters
    ----------
    graph : TieGraph
    parts : int

    Returns
    -------
    OverlapCurve
        Ties of one weight share the parts they fall into; a part without ties is nan.

    Examples
    --------
    >>> ties = [("a", "b", 3), ("b", "c", 3), ("a", "c", 3), ("c", "d", 1)]
    >>> overlap_by_strength(TieGraph.from_edges(ties), parts=2).overlap
    array([0.        , 0.66666667])
    """
    shared, weight = _known(graph)
    part = np.minimum(((_ranks(weight) - 0.5) / max(len(weight), 1) * parts).astype(np.int64), parts - 1)
    counts = np.bincount(part, minlength=parts)
    return OverlapCurve(ratio(np.bincount(part, shared, minlength=parts), counts), counts)


def _known(graph: TieGraph) -> tuple[Floats, Floats]:
    shared, weight = overlap(graph), graph.weight[graph.upper]
    known = ~np.isnan(shared)
    return shared[known], weight[known]


def _ranks(values: Floats) -> Floats:
    # Rounded before ranking: sums of the same acts in another order must share a rank.
    found, place, counts = np.unique(np.round(values, 12), return_inverse=True, return_counts=True)
    ends = np.cumsum(counts)
    return (ends - (counts - 1) / 2)[place] if len(found) else np.empty(0)
