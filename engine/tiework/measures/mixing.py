"""Mixing: how ties run within and across groups, and how many kinds of people one knows."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from typing import Any

import numpy as np
from numpy.typing import ArrayLike

from tiework.arrays import Floats, Ints, ratio
from tiework.effort import ALONE, Effort, seed_of
from tiework.graph import TieGraph
from tiework.kernels.serving import serving


def ei_index(graph: TieGraph) -> Floats:
    """Do each person's ties run outside their group, or inside?

    Parameters
    ----------
    graph : TieGraph
        With `groups`.

    Returns
    -------
    float64[n]
        (external - internal) / (external + internal) over ties with both labels; -1 all inside, 1 all outside;
        nan for people without such ties. Who is of several groups is of each by its share. Source: Krackhardt & Stern 1988.

    Examples
    --------
    >>> ei_index(TieGraph.from_edges([("a", "b"), ("a", "c")], groups={"a": "x", "b": "x", "c": "y"}))
    array([ 0., -1.,  1.])
    """
    labelled = ~np.isnan(graph.inside)
    sides = np.where(labelled, 1.0 - 2.0 * graph.inside, 0.0)
    return ratio(graph.sum_slots(sides), graph.sum_slots(labelled.astype(np.float64)))


def ei_index_network(graph: TieGraph) -> float:
    """Do the network's ties run across groups, or inside them?

    Parameters
    ----------
    graph : TieGraph
        With `groups`.

    Returns
    -------
    float
        (external - internal) / (external + internal); -1 to 1; nan without labelled ties. Depends on the sizes of the
        groups: read it beside `ei_permutation`. Source: Krackhardt & Stern 1988.

    Examples
    --------
    >>> ei_index_network(TieGraph.from_edges([("a", "b"), ("a", "c")], groups={"a": "x", "b": "x", "c": "y"}))
    0.0
    """
    inside = graph.inside[graph.upper]
    return _ei(inside[~np.isnan(inside)])


@dataclass(frozen=True, slots=True)
class Chance:
    """What chance alone would give: mean and standard deviation over shuffles, and the two-sided share of them as far off.

    Attributes
    ----------
    expected, p_value, deviation : float
        p = (1 + shuffles at least as far from the mean) / (1 + shuffles).
    shuffles, asked : int
        How many were made, and how many were asked for: fewer are made where the time is up.
    """

    expected: float
    p_value: float
    deviation: float = float("nan")
    shuffles: int = 0
    asked: int = 0

    @classmethod
    def of(cls, value: float, drawn: Floats, asked: int) -> Chance:
        """Set a figure beside what shuffles gave; those in which it is undefined (nan) are left out.

        >>> Chance.of(1.0, np.array([0.0, 0.5, np.nan]), 500)
        Chance(expected=0.25, p_value=0.3333333333333333, deviation=0.25, shuffles=3, asked=500)
        """
        sound, nan = drawn[~np.isnan(drawn)], float("nan")
        if not len(sound):
            return cls(nan, nan, nan, len(drawn), asked)
        centre = float(sound.mean())
        far = np.count_nonzero(np.abs(sound - centre) >= abs(value - centre) - 1e-12)
        likely = float((1 + far) / (1 + len(sound))) if value == value else nan
        return cls(centre, likely, float(sound.std()), len(drawn), asked)

    def z(self, value: float) -> float:
        """(value - mean) / deviation: how many deviations off a figure is; nan where shuffling changes nothing."""
        return float(ratio(value - self.expected, self.deviation if self.deviation > 1e-12 else 0.0))


def relabelling(graph: TieGraph) -> Any:
    """Return what deals the labels of a graph anew, and counts its ties by them (`tiework.kernels.relabelling`)."""
    low, high = _labelled_ties(graph)
    of = graph.memberships
    alike = (of.shares @ of.shares.T).ravel() if of.several else None
    ends = low.astype(np.int32), high.astype(np.int32)
    return serving("relabelling").Relabelling(of.sets, of.count, *ends, alike)


def ei_permutation(graph: TieGraph, shuffles: int = 1000, seed: int = 1, *, effort: Effort = ALONE) -> Chance:
    """What E-I index would these group sizes give if ties took no notice of groups?

    Parameters
    ----------
    graph : TieGraph
        With `groups`.
    shuffles : int
        How often the labels are dealt anew among the people who have one.
    seed : int
    effort : Effort
        For how long, and with how many threads.

    Returns
    -------
    Chance
        Mean of the shuffled indices, and p = (1 + shuffles at least as far from it) / (1 + shuffles); nan without
        labelled ties.
    """
    low, high = _labelled_ties(graph)
    if not len(low):
        return Chance(float("nan"), float("nan"))
    made = relabelling(graph)
    inside = np.array(list(effort.draws(lambda k: made.inside(seed_of(seed, k)), shuffles)))
    seen = _ei(graph.memberships.alike(low, high))
    return Chance.of(seen, (len(low) - 2 * inside) / len(low), shuffles)


def blau(counts: ArrayLike) -> float:
    """How likely are two draws to differ in kind?

    Parameters
    ----------
    counts : float64[g]
        How many of each kind, 0 or more.

    Returns
    -------
    float
        1 - sum of q ** 2; 0 to 1 - 1/G; nan without any. Source: Blau 1977 (Gini-Simpson).

    Examples
    --------
    >>> blau([2, 2]), blau([3, 0])
    (0.5, 0.0)
    """
    share = _proportions(counts)
    return float(1 - (share**2).sum())


def shannon(counts: ArrayLike) -> float:
    """How uncertain is the kind of one draw, in nats?

    Parameters
    ----------
    counts : float64[g]

    Returns
    -------
    float
        - sum of q ln q; 0 to ln G; nan without any.

    Examples
    --------
    >>> round(shannon([2, 2]), 4), shannon([3, 0])
    (0.6931, 0.0)
    """
    share = _proportions(counts)
    logs = np.log(share, out=np.zeros_like(share), where=share > 0)
    return float(0.0 - (share * logs).sum())


def hill(counts: ArrayLike) -> float:
    """As many kinds as how many equally common ones?

    Parameters
    ----------
    counts : float64[g]

    Returns
    -------
    float
        exp(Shannon), the effective number of kinds; 1 to G; nan without any. Source: Hill 1973; Jost 2006.

    Examples
    --------
    >>> round(hill([2, 2]), 9), hill([3, 0])
    (2.0, 1.0)
    """
    return float(np.exp(shannon(counts)))


def alter_blau(graph: TieGraph, at_least: int = 5) -> Floats:
    """How mixed are the groups among each person's contacts (Blau)?

    Parameters
    ----------
    graph : TieGraph
        With `groups`.
    at_least : int
        Fewer labelled contacts than this give nan: the measure is biased downward in small samples.

    Returns
    -------
    float64[n]
        0 to 1 - 1/G.
    """
    return _each(graph, at_least, blau)


def alter_shannon(graph: TieGraph, at_least: int = 5) -> Floats:
    """How mixed are the groups among each person's contacts (Shannon, nats)? As `alter_blau`; 0 to ln G."""
    return _each(graph, at_least, shannon)


def alter_hill(graph: TieGraph, at_least: int = 5) -> Floats:
    """How many groups, counted as equally common, do each person's contacts come from? As `alter_blau`; 1 to G."""
    return _each(graph, at_least, hill)


def modularity(graph: TieGraph) -> float:
    """How much more tie weight falls inside the groups than if people kept their strength but mixed freely?

    Parameters
    ----------
    graph : TieGraph
        With `groups`; people without label each stand alone, those of several groups are of each by its share.

    Returns
    -------
    float
        Q = sum over groups of (inside weight / total - (group strength / 2 total) ** 2); -0.5 to below 1; nan without
        ties. Source: Newman & Girvan 2004.

    Examples
    --------
    >>> modularity(TieGraph.from_edges([("a", "b"), ("c", "d")], groups={"a": "x", "b": "x", "c": "y", "d": "y"}))
    0.5
    """
    of, total = graph.memberships, float(graph.weight.sum())
    if not of.several:
        alone = len(graph.group_names) + np.arange(graph.n)
        return modularity_of(graph, np.where(of.sets >= 0, of.sets, alone))
    if total == 0:
        return float("nan")
    known = graph.labelled
    held = of.by_group(np.bincount(of.sets[known], graph.strength[known], minlength=of.count))
    by_chance = (held**2).sum() + (graph.strength[~known] ** 2).sum()
    return float(np.nansum(graph.weight * graph.inside) / total - by_chance / total**2)


def modularity_of(graph: TieGraph, codes: Ints) -> float:
    """Modularity of a partition given as one integer a person (int64[n])."""
    total = float(graph.weight.sum())
    if total == 0:
        return float("nan")
    inside = graph.weight[codes[graph.rows] == codes[graph.indices]].sum()
    return float(inside / total - ((np.bincount(codes, graph.strength) / total) ** 2).sum())


def _ei(inside: Floats) -> float:
    return float(ratio((1.0 - 2.0 * inside).sum(), len(inside)))


def _labelled_ties(graph: TieGraph) -> tuple[Ints, Ints]:
    low, high = graph.pairs
    both = graph.labelled[low] & graph.labelled[high]
    return low[both], high[both]


def _proportions(counts: ArrayLike) -> Floats:
    values = np.asarray(counts, dtype=np.float64)
    total = values.sum()
    return values / total if total > 0 else np.full(max(len(values), 1), np.nan)


def _each(graph: TieGraph, at_least: int, index: Callable[[Floats], float]) -> Floats:
    counts = graph.sum_by_group(np.ones(2 * graph.m))
    enough = graph.sum_slots(graph.labelled[graph.indices].astype(np.float64)) >= max(at_least, 1)
    return np.array(
        [index(row) if ok else np.nan for row, ok in zip(counts, enough, strict=True)], np.float64
    )
