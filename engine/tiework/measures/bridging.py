"""Bridging: contacts that lead somewhere else."""

from __future__ import annotations

import numpy as np

from tiework.arrays import Floats, ratio
from tiework.graph import TieGraph, kept
from tiework.measures.paths import closures, two_path_sums


def constraint(graph: TieGraph) -> Floats:
    """How far do each person's contacts all lead back to each other?

    Parameters
    ----------
    graph : TieGraph

    Returns
    -------
    float64[n]
        C_i = sum over contacts j of (p_ij + sum over q of p_iq p_qj) ** 2, p_ij = w_ij / W_i; above 0, can exceed 1;
        nan for people without ties. Low: many separate worlds. Source: Burt 1992.

    Examples
    --------
    >>> constraint(TieGraph.from_edges([("a", "b"), ("a", "c"), ("b", "c")]))
    array([1.125, 1.125, 1.125])
    """
    if (found := closures(graph)) is not None:
        return found.constraint.copy()
    share = _shares(graph)
    total = graph.sum_slots((share + two_path_sums(graph, share, share)) ** 2)
    return np.where(graph.degree > 0, total, np.nan)


def novelty(graph: TieGraph) -> Floats:
    """How much of each contact is not already reached through one's others?

    Returns
    -------
    float64[2m]
        For each slot i, j: 1 - sum over q of p_iq m_jq, m_jq = w_jq / max_k w_jk; 0 to 1.
    """
    largest = np.zeros(graph.n)
    np.maximum.at(largest, graph.rows, graph.weight)
    if (found := closures(graph)) is not None and found.shared is not None:
        # p_iq = m_iq max_k w_ik / W_i
        return 1.0 - found.shared * ratio(largest, graph.strength)[graph.rows]
    # m_jq belongs to row j; the sum needs it at [q, j], where the weight is the same but the divisor is j's.
    marginal = graph.weight / largest[graph.indices]
    return 1.0 - two_path_sums(graph, _shares(graph), marginal)


def effective_size(graph: TieGraph) -> Floats:
    """How many contacts does each person have that do not repeat each other?

    Parameters
    ----------
    graph : TieGraph

    Returns
    -------
    float64[n]
        ES_i = sum over contacts j of (1 - sum over q of p_iq m_jq); 1 to k_i; without weights k - 2t/k with t ties
        among the contacts; nan for people without ties. Source: Burt 1992; Borgatti 1997.

    Examples
    --------
    >>> effective_size(TieGraph.from_edges([("a", "b"), ("a", "c"), ("a", "d"), ("b", "c")]))
    array([2.33333333, 1.        , 1.        , 1.        ])
    """
    if (found := closures(graph)) is not None:
        return found.effective.copy()
    return np.where(graph.degree > 0, graph.sum_slots(novelty(graph)), np.nan)


def efficiency(graph: TieGraph) -> Floats:
    """What share of each person's contacts does not repeat the others?

    Parameters
    ----------
    graph : TieGraph

    Returns
    -------
    float64[n]
        ES_i / k_i; 0 to 1; nan for people without ties. Source: Burt 1992.

    Examples
    --------
    >>> efficiency(TieGraph.from_edges([("a", "b"), ("a", "c")]))
    array([1., 1., 1.])
    """
    return ratio(effective_size(graph), graph.degree)


def bridging_capital(graph: TieGraph) -> Floats:
    """How many contacts outside one's own group does each person have that do not repeat each other?

    Parameters
    ----------
    graph : TieGraph
        With `groups`.

    Returns
    -------
    float64[n]
        BR_i = sum over contacts j in another group of (1 - sum over q of p_iq m_jq); 0 to k_i. A contact without
        label is left out of the sum. nan for people without ties or without a label of their own, and for everybody
        where the graph has no groups. Of two people with several groups each, the share that differs counts. Equals effective size where everybody counts as outside.
        Source: Burt 1992 with Putnam 2000.

    Examples
    --------
    >>> ties = [("a", "b"), ("a", "c"), ("a", "d"), ("b", "c")]
    >>> bridging_capital(TieGraph.from_edges(ties, groups={"a": "x", "b": "y", "c": "y", "d": "x"}))
    array([1.33333333, 0.5       , 0.5       , 0.        ])
    """
    outside = np.where(np.isnan(graph.inside), 0.0, 1.0 - graph.inside)
    return np.where((graph.degree > 0) & graph.labelled, graph.sum_slots(outside * novelty(graph)), np.nan)


def participation(graph: TieGraph) -> Floats:
    """How evenly does each person's tie weight spread over the groups?

    Parameters
    ----------
    graph : TieGraph
        With `groups`.

    Returns
    -------
    float64[n]
        1 - sum over groups g of (w_ig / W_i) ** 2, over contacts with a label; 0 (all in one group) to 1 - 1/G;
        nan for people without such contacts. Source: Guimera & Amaral 2005.

    Examples
    --------
    >>> participation(TieGraph.from_edges([("a", "b"), ("a", "c")], groups={"a": "x", "b": "x", "c": "y"}))
    array([0.5, 0. , 0. ])
    """
    toward = graph.sum_by_group(graph.weight)
    total = toward.sum(axis=1)
    return np.where(total > 0, 1.0 - (ratio(toward, total[:, None]) ** 2).sum(axis=1), np.nan)


def mean_bridging(graph: TieGraph) -> float:
    """How many non-redundant contacts outside the own group does a member have on average?

    Parameters
    ----------
    graph : TieGraph
        With `groups`.

    Returns
    -------
    float
        Mean of `bridging_capital` over the members for whom it is defined; nan where it is defined for nobody.

    Examples
    --------
    >>> ties = [("a", "b"), ("a", "c"), ("a", "d"), ("b", "c")]
    >>> round(mean_bridging(TieGraph.from_edges(ties, groups={"a": "x", "b": "y", "c": "y", "d": "x"})), 4)
    0.5833
    """
    values = kept(graph, bridging_capital)
    defined = values[~np.isnan(values)]
    return float(defined.mean()) if len(defined) else float("nan")


def median_bridging(graph: TieGraph) -> float:
    """How many non-redundant contacts outside the own group does the member in the middle have?

    Parameters
    ----------
    graph : TieGraph
        With `groups`.

    Returns
    -------
    float
        Median of `bridging_capital` over the members for whom it is defined; nan where it is defined for nobody.

    Examples
    --------
    >>> ties = [("a", "b"), ("a", "c"), ("a", "d"), ("b", "c")]
    >>> median_bridging(TieGraph.from_edges(ties, groups={"a": "x", "b": "y", "c": "y", "d": "x"}))
    0.5
    """
    values = kept(graph, bridging_capital)
    defined = values[~np.isnan(values)]
    return float(np.median(defined)) if len(defined) else float("nan")


def _shares(graph: TieGraph) -> Floats:
    return graph.weight / graph.strength[graph.rows]
