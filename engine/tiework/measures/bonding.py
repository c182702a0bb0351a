"""Bonding: ties that others hold up."""

from __future__ import annotations

import numpy as np

from tiework.arrays import Floats, Ints, ratio
from tiework.graph import TieGraph, kept


def supported(graph: TieGraph) -> Floats:
    """Which ties are supported: is a third person tied to both ends?

    Parameters
    ----------
    graph : TieGraph

    Returns
    -------
    float64[m]
        1 where supported, else 0, in the order of ``graph.pairs``. Source: Jackson, Rodriguez-Barraquer & Tan 2012.

    Examples
    --------
    >>> supported(TieGraph.from_edges([("a", "b"), ("b", "c"), ("a", "c"), ("c", "d")]))
    array([1., 1., 1., 0.])
    """
    return (graph.common[graph.upper] > 0).astype(np.float64)


def overlap(graph: TieGraph) -> Floats:
    """How far do the circles of both ends of a tie overlap?

    Parameters
    ----------
    graph : TieGraph

    Returns
    -------
    float64[m]
        O_ij = n_ij / ((k_i - 1) + (k_j - 1) - n_ij) with n_ij common contacts; 0 to 1; nan for a pair that knows
        nobody else. In the order of ``graph.pairs``. Source: Onnela et al. 2007.

    Examples
    --------
    >>> overlap(TieGraph.from_edges([("a", "b"), ("b", "c"), ("a", "c"), ("c", "d")]))
    array([1. , 0.5, 0.5, 0. ])
    """
    low, high = graph.pairs
    shared = graph.common[graph.upper]
    return ratio(shared, graph.degree[low] + graph.degree[high] - 2 - shared)


def support_ratio(graph: TieGraph) -> Floats:
    """What share of each person's ties is supported by a third person?

    Parameters
    ----------
    graph : TieGraph

    Returns
    -------
    float64[n]
        0 to 1; nan for people without ties.

    Examples
    --------
    >>> support_ratio(TieGraph.from_edges([("a", "b"), ("b", "c"), ("a", "c"), ("c", "d")], people=["z"]))
    array([       nan, 1.        , 1.        , 0.66666667, 0.        ])
    """
    return ratio(graph.sum_slots((graph.common > 0).astype(np.float64)), graph.degree)


def support_ratio_network(graph: TieGraph) -> float:
    """What share of all ties is supported by a third person?

    Parameters
    ----------
    graph : TieGraph

    Returns
    -------
    float
        Supported ties / ties; 0 to 1; nan without ties. Source: Jackson et al. 2012; Chetty et al. 2022.

    Examples
    --------
    >>> support_ratio_network(TieGraph.from_edges([("a", "b"), ("b", "c"), ("a", "c"), ("c", "d")]))
    0.75
    """
    return float(ratio(np.count_nonzero(graph.common), 2 * graph.m))


def local_clustering(graph: TieGraph) -> Floats:
    """Of each person's contacts, what share of the pairs know each other?

    Parameters
    ----------
    graph : TieGraph

    Returns
    -------
    float64[n]
        2 t_i / (k_i (k_i - 1)) with t_i ties among i's contacts; 0 to 1; nan for fewer than two ties.
        Source: Watts & Strogatz 1998; as cohesion, Coleman 1988.

    Examples
    --------
    >>> local_clustering(TieGraph.from_edges([("a", "b"), ("b", "c"), ("a", "c"), ("c", "d")]))
    array([1.        , 1.        , 0.33333333,        nan])
    """
    return ratio(triangles(graph) * 2, graph.degree * (graph.degree - 1))


def triangles(graph: TieGraph) -> Ints:
    """How many triangles each person is in (int64[n])."""
    return np.rint(graph.sum_slots(graph.common.astype(np.float64)) / 2).astype(np.int64)


def bonding_capital(graph: TieGraph) -> Floats:
    """How much close, mutual, held-up connection does each person have?

    Parameters
    ----------
    graph : TieGraph
        Its `strong` is theta, the weight that counts as one whole strong tie.

    Returns
    -------
    float64[n]
        B_i = sum over j of [reciprocated] [supported] min(1, w_ij / theta), in strong-tie equivalents; 0 to k_i;
        0 for people without ties. Source: Coleman 1988; Putnam 2000; Jackson et al. 2012.

    Examples
    --------
    >>> bonding_capital(TieGraph.from_edges([("a", "b"), ("b", "c"), ("a", "c"), ("c", "d")]))
    array([2., 2., 2., 0.])
    """
    held = graph.reciprocated & (graph.common > 0)
    return graph.sum_slots(np.where(held, _equivalents(graph), 0.0))


def bonding_share(graph: TieGraph) -> Floats:
    """What part of each person's connection is mutual and held up?

    Parameters
    ----------
    graph : TieGraph

    Returns
    -------
    float64[n]
        b_i = B_i / sum over j of min(1, w_ij / theta); 0 to 1; nan for people without ties.

    Examples
    --------
    >>> bonding_share(TieGraph.from_edges([("a", "b"), ("b", "c"), ("a", "c"), ("c", "d")]))
    array([1.        , 1.        , 0.66666667, 0.        ])
    """
    return np.minimum(ratio(bonding_capital(graph), graph.sum_slots(_equivalents(graph))), 1.0)


def _equivalents(graph: TieGraph) -> Floats:
    return np.minimum(1.0, graph.weight / graph.strong)


def mean_bonding(graph: TieGraph) -> float:
    """How much bonding capital does a member have on average?

    Parameters
    ----------
    graph : TieGraph

    Returns
    -------
    float
        Mean of `bonding_capital` over all members, those without ties counting 0; nan without people.

    Examples
    --------
    >>> mean_bonding(TieGraph.from_edges([("a", "b"), ("b", "c"), ("a", "c"), ("c", "d")]))
    1.5
    """
    return float(kept(graph, bonding_capital).mean()) if graph.n else float("nan")


def median_bonding(graph: TieGraph) -> float:
    """How much bonding capital does the member in the middle have?

    Parameters
    ----------
    graph : TieGraph

    Returns
    -------
    float
        Median of `bonding_capital` over all members, those without ties counting 0; nan without people.

    Examples
    --------
    >>> median_bonding(TieGraph.from_edges([("a", "b"), ("b", "c"), ("a", "c"), ("c", "d")]))
    2.0
    """
    return float(np.median(kept(graph, bonding_capital))) if graph.n else float("nan")
