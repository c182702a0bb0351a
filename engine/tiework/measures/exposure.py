"""Whom people meet who decide more, and whom of them they befriend."""

from __future__ import annotations

from collections.abc import Collection, Mapping

import numpy as np

from tiework.arrays import Bools, Floats, ratio
from tiework.graph import TieGraph

LEAST_MEMBERS = 10


def exposure_group(
    graph: TieGraph,
    memberships: Mapping[str, Collection[str]] | None = None,
    at_least: int = LEAST_MEMBERS,
) -> Floats:
    """Where people of the lowest tier take part, are those who decide more there as often as everywhere?

    Parameters
    ----------
    graph : TieGraph
        With `groups` (the groups that work together) and `tiers`.
    memberships : mapping of group to collection of str, optional
        Working groups in place of the labels; the answer is then in the order of their names.
    at_least : int
        Groups with fewer members that have a tier are nan.

    Returns
    -------
    float64[g]
        Share of a higher tier among the co-members of a member of the lowest tier, divided by that share among all, in the
        order of ``graph.group_names``; from 0; 1 is as everywhere; nan for a group without a member of the lowest tier.
        Source: Chetty et al. 2022b.
    """
    groups = _labelled(graph) if memberships is None else _working(graph, memberships)
    return _exposures(graph, groups, at_least)


def friending_bias_group(
    graph: TieGraph,
    memberships: Mapping[str, Collection[str]] | None = None,
    at_least: int = LEAST_MEMBERS,
) -> Floats:
    """Given who is there, do people of the lowest tier have fewer ties upward than that?

    Parameters
    ----------
    graph : TieGraph
        With `groups` and `tiers`.
    memberships
        As for `exposure_group`.
    at_least : int
        Groups with fewer members that have a tier are nan.

    Returns
    -------
    float64[g]
        1 - (higher-tier share of the ties that the lowest tier has inside the group) / (higher-tier share of the
        group); at most 1; 0 is no bias, below 0 more ties upward than their number; nan without such ties or without
        anybody of a higher tier. Source: Chetty et al. 2022b.
    """
    groups = _labelled(graph) if memberships is None else _working(graph, memberships)
    return _biases(graph, groups, at_least)


def exposure(
    graph: TieGraph,
    memberships: Mapping[str, Collection[str]] | None = None,
    at_least: int = LEAST_MEMBERS,
) -> float:
    """Do people of the lowest tier meet those who decide more, in the groups they take part in?

    Parameters
    ----------
    graph : TieGraph
        With `tiers`, and with `groups` unless memberships are given.
    memberships : mapping of group to collection of str, optional
        Who takes part in which working group; people may be in several.
    at_least : int

    Returns
    -------
    float
        For each member of the lowest tier, the share of a higher tier among the co-members of all their groups together,
        divided by that share among all members with a tier; then the mean over these members. From 0; nan where there is
        nobody.

    Examples
    --------
    >>> homes, tiers = dict.fromkeys("abc", "x") | {"d": "y"}, {"a": 1, "b": 1, "c": 2, "d": 2}
    >>> graph = TieGraph.from_edges([("a", "b")], "abcd", groups=homes).with_tiers(tiers)
    >>> round(exposure(graph, at_least=1), 4), exposure(graph, {"one": "ac", "two": "ad"}, at_least=1)
    (1.0, 2.0)
    """
    groups = _labelled(graph) if memberships is None else _working(graph, memberships)
    return _exposure(graph, groups, at_least, np.ones(graph.n, dtype=np.bool_))


def friending_bias(
    graph: TieGraph,
    memberships: Mapping[str, Collection[str]] | None = None,
    at_least: int = LEAST_MEMBERS,
) -> float:
    """Given whom they meet, do people of the lowest tier have fewer ties upward than that?

    Parameters
    ----------
    graph, memberships, at_least
        As for `exposure`.

    Returns
    -------
    float
        `friending_bias_group` averaged over the groups of each member of the lowest tier, then over these members; at
        most 1; nan where there is nobody.

    Examples
    --------
    >>> homes, tiers = dict.fromkeys("abc", "x"), {"a": 1, "b": 1, "c": 2}
    >>> friending_bias(TieGraph.from_edges([("a", "b")], "abc", groups=homes).with_tiers(tiers), at_least=1)
    1.0
    """
    groups = _labelled(graph) if memberships is None else _working(graph, memberships)
    return _over_lowest(graph, groups, _biases(graph, groups, at_least))


def _sides(graph: TieGraph) -> tuple[Bools, Bools]:
    tiers = graph.tier_codes
    declared = tiers >= 0
    low = declared & (tiers == np.min(tiers[declared], initial=np.iinfo(np.int32).max))
    return low, declared & ~low


def _labelled(graph: TieGraph) -> list[Bools]:
    return [graph.memberships.of(code) for code in range(len(graph.group_names))]


def _working(graph: TieGraph, memberships: Mapping[str, Collection[str]]) -> list[Bools]:
    return [
        np.array([name in set(memberships[group]) for name in graph.people], dtype=np.bool_)
        for group in sorted(memberships)
    ]


def _exposures(graph: TieGraph, groups: list[Bools], at_least: int) -> Floats:
    return np.array([_exposure(graph, [inside], at_least, inside) for inside in groups], dtype=np.float64)


def _exposure(graph: TieGraph, groups: list[Bools], at_least: int, whose: Bools) -> float:
    # Over co-members: everybody else in one's groups. In several groups they are pooled, so a large one counts more.
    low, high = _sides(graph)
    everywhere = ratio(np.count_nonzero(high), np.count_nonzero(low | high))
    others, above = np.zeros(graph.n), np.zeros(graph.n)
    for inside in groups:
        size = np.count_nonzero(inside & (low | high))
        if size >= at_least:
            others += np.where(inside, size - 1, 0)
            above += np.where(inside, np.count_nonzero(inside & high), 0)
    each = ratio(above, others)[low & whose & (others > 0)]
    return float(ratio(ratio(each.sum(), len(each)), everywhere))


def _biases(graph: TieGraph, groups: list[Bools], at_least: int) -> Floats:
    low, high = _sides(graph)
    found = np.full(len(groups), np.nan)
    for k, inside in enumerate(groups):
        size = np.count_nonzero(inside & (low | high))
        if size > 1 and size >= at_least:
            ties = (inside & low)[graph.rows] & (inside & (low | high))[graph.indices]
            upward = ratio(np.count_nonzero(ties & high[graph.indices]), np.count_nonzero(ties))
            found[k] = 1 - ratio(upward, np.count_nonzero(inside & high) / (size - 1))
    return found


def _over_lowest(graph: TieGraph, groups: list[Bools], values: Floats) -> float:
    total, count = np.zeros(graph.n), np.zeros(graph.n)
    for inside, value in zip(groups, values.tolist(), strict=True):
        if value == value:
            total += np.where(inside, value, 0.0)
            count += inside
    each = ratio(total, count)[_sides(graph)[0] & (count > 0)]
    return float(ratio(each.sum(), len(each)))
