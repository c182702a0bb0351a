"""What standing people have, and what they can reach through those they know: positions and resources."""

from __future__ import annotations

from collections.abc import Collection, Iterator, Mapping

import numpy as np

from tiework.arrays import Bools, Floats
from tiework.graph import TieGraph


def tier(graph: TieGraph) -> Floats:
    """How far does each person decide on money, rules or coverage, as they said themselves?

    Parameters
    ----------
    graph : TieGraph
        With `tiers`.

    Returns
    -------
    float64[n]
        The declared tier; nan where none was declared: never inferred. Source: Woolcock 2001; Szreter & Woolcock 2004.

    Examples
    --------
    >>> tier(TieGraph.from_edges([("a", "b")]).with_tiers({"a": 2}))
    array([ 2., nan])
    """
    return np.where(graph.tier_codes >= 0, graph.tier_codes.astype(np.float64), np.nan)


def tier_range(graph: TieGraph) -> Floats:
    """How many steps of standing lie between each person's lowest and highest contact?

    Parameters
    ----------
    graph : TieGraph
        With `tiers`.

    Returns
    -------
    float64[n]
        Highest minus lowest declared tier among contacts, from 0; nan without such contacts.
        Source: Lin, Fu & Hsung 2001 (range of positions).

    Examples
    --------
    >>> tier_range(TieGraph.from_edges([("a", "b"), ("a", "c")]).with_tiers({"b": 1, "c": 3}))
    array([ 2., nan, nan])
    """
    return _range(_tiers_reached(graph, 1))


def tier_range_introduced(graph: TieGraph) -> Floats:
    """How many steps of standing could each person reach through one introduction? As `tier_range`, at distance 1 or 2."""
    return _range(_tiers_reached(graph, 2))


def positions(graph: TieGraph) -> Floats:
    """How many different positions do each person's contacts hold?

    Parameters
    ----------
    graph : TieGraph
        With `tiers`.

    Returns
    -------
    float64[n]
        Distinct declared tiers at distance 1, from 0; nan for everybody where nobody declared one.
        Source: position generator, Lin, Fu & Hsung 2001; van der Gaag & Snijders 2005.

    Examples
    --------
    >>> positions(TieGraph.from_edges([("a", "b"), ("a", "c")]).with_tiers({"b": 1, "c": 3}))
    array([2., 0., 0.])
    """
    return _positions(graph, 1)


def positions_introduced(graph: TieGraph) -> Floats:
    """How many different positions could each person reach through one introduction? As `positions`, at distance 1 or 2."""
    return _positions(graph, 2)


def _positions(graph: TieGraph, steps: int) -> Floats:
    if (graph.tier_codes < 0).all():
        return np.full(graph.n, np.nan)
    return _tiers_reached(graph, steps)[1].sum(axis=1).astype(np.float64)


def _tiers_reached(graph: TieGraph, steps: int) -> tuple[Floats, Bools]:
    # Which tiers there are, and which of them each person finds at most so many steps away (float64[t], bool[n, t]).
    tiers = np.unique(graph.tier_codes[graph.tier_codes >= 0])
    holders = [frozenset(np.flatnonzero(graph.tier_codes == tier).tolist()) for tier in tiers]
    found = np.array(
        [[bool(others & held) for held in holders] for others in _others(graph, steps)], dtype=np.bool_
    )
    return tiers.astype(np.float64), found.reshape(graph.n, len(tiers))


def _range(reached: tuple[Floats, Bools]) -> Floats:
    tiers, found = reached
    if not len(tiers):
        return np.full(len(found), np.nan)
    first, last = found.argmax(axis=1), len(tiers) - 1 - found[:, ::-1].argmax(axis=1)
    return np.where(found.any(axis=1), tiers[last] - tiers[first], np.nan)


def _others(graph: TieGraph, steps: int) -> Iterator[set[int]]:
    near = [graph.indices[a:b].tolist() for a, b in zip(graph.indptr[:-1], graph.indptr[1:], strict=True)]
    for here in range(graph.n):
        others = set(near[here])
        if steps == 2:
            others |= {far for one in near[here] for far in near[one]}
        yield others - {here}


def resource_reach(graph: TieGraph, offers: Mapping[str, Collection[str]]) -> Floats:
    """How many different things do each person's contacts offer?

    Parameters
    ----------
    graph : TieGraph
    offers : mapping of person to collection of str
        Resources, positions, skills.

    Returns
    -------
    float64[n]
        Distinct offers at distance 1; whole numbers from 0; nan for everybody where nobody offers anything.
        Source: position and resource generators, Lin, Fu & Hsung 2001; van der Gaag & Snijders 2005.

    Examples
    --------
    >>> graph = TieGraph.from_edges([("a", "b"), ("b", "c")])
    >>> resource_reach(graph, {"b": ["oven"], "c": ["van", "oven"]})
    array([1., 2., 1.])
    """
    return _reached(graph, offers, 1)


def resource_reach_introduced(graph: TieGraph, offers: Mapping[str, Collection[str]]) -> Floats:
    """How many different things could each person reach through one introduction?

    Parameters
    ----------
    graph : TieGraph
    offers : mapping of person to collection of str

    Returns
    -------
    float64[n]
        As `resource_reach`, at distance 1 or 2.

    Examples
    --------
    >>> graph = TieGraph.from_edges([("a", "b"), ("b", "c")])
    >>> resource_reach_introduced(graph, {"b": ["oven"], "c": ["van", "oven"]})
    array([2., 2., 1.])
    """
    return _reached(graph, offers, 2)


def _reached(graph: TieGraph, offers: Mapping[str, Collection[str]], steps: int) -> Floats:
    have = [frozenset(offers.get(name, ())) for name in graph.people]
    if not any(have):
        return np.full(graph.n, np.nan)
    return np.array(
        [len(frozenset().union(*(have[k] for k in others))) for others in _others(graph, steps)],
        dtype=np.float64,
    )
