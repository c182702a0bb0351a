"""Linking: ties that reach upward, to people who decide more. Only where people declared a tier; never inferred."""

from __future__ import annotations

import numpy as np

from tiework.arrays import Bools, Floats, ratio
from tiework.graph import TieGraph


def linking_capital(graph: TieGraph) -> Floats:
    """How much mutual connection has each person with people who decide more than they do?

    Parameters
    ----------
    graph : TieGraph
        With `tiers`.

    Returns
    -------
    float64[n]
        L_i = sum over ties with somebody of a higher tier of [reciprocated] * min(1, w_ij / theta), in strong-tie
        equivalents, from 0; nan for people of the highest tier there is and for those without one. Ties to people
        without a tier are left out.

    Notes
    -----
    Source: Szreter & Woolcock 2004.

    Examples
    --------
    >>> graph = TieGraph.from_edges([("a", "b"), ("b", "c")]).with_tiers({"a": 1, "b": 2, "c": 3})
    >>> linking_capital(graph)
    array([ 1.,  1., nan])
    """
    worth = np.where(graph.reciprocated, np.minimum(1.0, graph.weight / graph.strong), 0.0)
    found = graph.sum_slots(np.where(_upward(graph), worth, 0.0))
    tiers = graph.tier_codes
    top = tiers.max(initial=-1)
    return np.where((tiers >= 0) & (tiers < top), found, np.nan)


def mean_linking(graph: TieGraph) -> float:
    """How much mutual connection upward has a member on average?

    Parameters
    ----------
    graph : TieGraph
        With `tiers`.

    Returns
    -------
    float
        Mean of `linking_capital` over those for whom it is defined; nan where there is nobody.

    Examples
    --------
    >>> mean_linking(TieGraph.from_edges([("a", "b"), ("b", "c")]).with_tiers({"a": 1, "b": 2, "c": 3}))
    1.0
    """
    each = linking_capital(graph)
    known = each[~np.isnan(each)]
    return float(ratio(known.sum(), len(known)))


def connectedness_ratio(graph: TieGraph) -> float:
    """Do people of the lowest tier reach upward as often as their share of the network would have it?

    Parameters
    ----------
    graph : TieGraph
        With `tiers`.

    Returns
    -------
    float
        Mean over members of the lowest tier that have a tie, of the share of their ties that go to a higher tier,
        divided by the share of members in a higher tier. From 0; 1 is proportional; nan with fewer than two tiers or
        without such ties. People without a tier are left out on both sides.

    Notes
    -----
    Source: economic connectedness, Chetty et al. 2022.

    Examples
    --------
    >>> graph = TieGraph.from_edges([("a", "b"), ("a", "c"), ("b", "c")]).with_tiers({"a": 1, "b": 1, "c": 2})
    >>> connectedness_ratio(graph)
    1.5
    """
    tiers = graph.tier_codes
    declared = tiers >= 0
    low = declared & (tiers == np.min(tiers[declared], initial=np.iinfo(np.int32).max))
    shares = ratio(graph.sum_slots(_upward(graph).astype(float)), _declared_ties(graph))[low]
    known = shares[~np.isnan(shares)]
    higher = ratio(np.count_nonzero(declared & ~low), np.count_nonzero(declared))
    return float(ratio(ratio(known.sum(), len(known)), higher))


def low_tier_with_ties(graph: TieGraph, least: int = 3) -> int:
    """How many members of the lowest tier have at least this many ties to people with a tier."""
    tiers = graph.tier_codes
    declared = tiers >= 0
    low = declared & (tiers == np.min(tiers[declared], initial=np.iinfo(np.int32).max))
    return int(np.count_nonzero(low & (_declared_ties(graph) >= least)))


def _upward(graph: TieGraph) -> Bools:
    own, theirs = graph.tier_codes[graph.rows], graph.tier_codes[graph.indices]
    return (own >= 0) & (theirs > own)


def _declared_ties(graph: TieGraph) -> Floats:
    own, theirs = graph.tier_codes[graph.rows], graph.tier_codes[graph.indices]
    return graph.sum_slots(((own >= 0) & (theirs >= 0)).astype(float))
