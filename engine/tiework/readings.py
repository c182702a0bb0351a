"""Readings: every figure of a network with its doubt, or a refusal that says why."""

from __future__ import annotations

from collections.abc import Callable, Collection, Mapping, Sequence
from dataclasses import dataclass, replace
from datetime import UTC, datetime

import numpy as np

from tiework._version import __version__
from tiework.acts import ActTable
from tiework.arrays import Floats, maybe
from tiework.chance import SHUFFLES, reciprocity_by_chance
from tiework.contacts import DAY
from tiework.effort import Effort
from tiework.figures import FIGURES, behind, refused
from tiework.graph import TieGraph
from tiework.measures.communities import detect_communities
from tiework.measures.mixing import Chance, ei_permutation
from tiework.policy import Policy
from tiework.refusals import Refusal, needs_members
from tiework.resampling import Draw, Networks, block_kind, interval, no_interval
from tiework.ties import TieTable, ties
from tiework.ties import seconds as unix_seconds

__all__ = ["Reading", "Refusal", "read_network"]


@dataclass(frozen=True, slots=True)
class Reading:
    """One figure of a network as it stands at a moment. Either `value` or `refusal` is None, never both.

    Attributes
    ----------
    key : str
        Names the measure in `tiework.measures.catalogue`.
    value, low, high : float or None
        The figure and its 95 % interval; an interval can be missing where there is a value.
    n : int
        How many members, ties or groups stand behind it; `n_of` says which.
    n_undefined : int
        How many of them the figure leaves out because it is undefined for them.
    interval_kind : str
        How the interval was made, or why there is none.
    at_half, at_double : float or None
        The figure under half and under twice the half-life.
    half_strong, double_strong : float or None
        The figure with a strong tie of half and of twice the weight; for figures that look at it.
    expected, p_value, z : float or None
        What chance alone would give, how rarely it would give as much, and how many standard deviations the figure lies off
        it; for figures that need it.
    grouping : {"declared", "detected"} or None
        Which groups a figure about groups is based on.
    shuffles, shuffles_asked : int or None
        How many shuffles or rewired networks chance was worked out from, and how many were asked for: fewer are made where
        the time is up.
    """

    key: str
    value: float | None
    low: float | None
    high: float | None
    n: int
    n_of: str
    n_undefined: int
    interval_kind: str
    half_life_days: float
    as_of: datetime
    engine_version: str
    refusal: Refusal | None = None
    at_half: float | None = None
    at_double: float | None = None
    expected: float | None = None
    p_value: float | None = None
    grouping: str | None = None
    z: float | None = None
    half_strong: float | None = None
    double_strong: float | None = None
    shuffles: int | None = None
    shuffles_asked: int | None = None

    @property
    def beyond_chance(self) -> float | None:
        """(value - expected) / (1 - expected): 0 as by chance, 1 the most there can be; None where not known.

        For weighted reciprocity this is rho_w of Squartini et al. 2013.
        """
        if self.value is None or self.expected is None or self.expected >= 1:
            return None
        return (self.value - self.expected) / (1 - self.expected)


def read_network(
    acts: ActTable,
    policy: Policy,
    as_of: datetime | float,
    groups: Mapping[str, str | None] | None = None,
    replicates: int = 1000,
    seed: int = 1,
    smallest_group: int = 8,
    tiers: Mapping[str, int | None] | None = None,
    block_days: float = 7,
    progress: Callable[[int], None] | None = None,
    seconds: float | None = None,
    only: Collection[str] | None = None,
    threads: int = 2,
) -> tuple[Reading, ...]:
    """How does this network stand, and how sure is that?

    Parameters
    ----------
    acts : ActTable
    policy : Policy
    as_of : datetime or float
        The moment; later acts count 0.
    groups : mapping of person to label, optional
        Declared groups. Without them figures about groups use communities found from the ties, and say so; the E-I index
        is then refused.
    replicates : int
        Draws behind each interval; 0 for none.
    seed : int
        The same seed gives the same intervals.
    smallest_group : int
        With fewer members than this every figure is refused.
    tiers : mapping of person to int, optional
        Declared tiers, higher numbers deciding more. Without them linking is refused, never inferred.
    block_days : float
        Acts are drawn anew in blocks of so many days; 1 where there are fewer than four weeks of acts.
    progress : callable, optional
        Called with the number of draws done so far, and so for what chance would give.
    seconds : float, optional
        For all draws and shuffles together. Those that have not begun by then are not made (of each at least 40 are), and
        readings say how many there were.
    only : collection of str, optional
        Keys of the figures that are asked for; nothing is worked out for the others, and they are left out.
    threads : int
        To work with; the same bytes for any number.

    Returns
    -------
    tuple of Reading
        One for each figure, in reading order; see `tiework.measures.catalogue` for what each means.

    Raises
    ------
    PolicyError
        Where a kind of act is unknown to the policy.

    Notes
    -----
    Intervals: event-block bootstrap by week, centred on the figure (`tiework.resampling.interval`). Groups, declared or
    found, are held fixed in all draws, so doubt about the groups themselves is not in the interval. Median bonding and
    bridging are over members; a member without ties has bonding 0 and no bridging.
    """
    effort = Effort(replicates, seed, seconds, progress, threads)
    return readings_of(acts, policy, as_of, groups, effort, smallest_group, tiers, block_days, only)


def readings_of(
    acts: ActTable,
    policy: Policy,
    as_of: datetime | float,
    groups: Mapping[str, str | None] | None,
    effort: Effort,
    smallest_group: int = 8,
    tiers: Mapping[str, int | None] | None = None,
    block_days: float = 7,
    only: Collection[str] | None = None,
) -> tuple[Reading, ...]:
    """As `read_network`, with an effort that other readings may share."""
    moment = unix_seconds(as_of)
    made = _blank(policy, moment, groups is not None)
    keys = [key for key in FIGURES if only is None or key in only]
    if len(acts.people) < smallest_group:
        refusal = needs_members(len(acts.people), smallest_group)
        return tuple(
            replace(made, key=key, n=len(acts.people), grouping=None, refusal=refusal) for key in keys
        )
    # To find groups takes its time: only where a figure asks for them.
    nobody = (None,) * len(acts.people)
    searched = None if any(FIGURES[key].grouped for key in keys) else nobody
    draw = _drawn(ties(acts, policy, moment), groups, tiers, searched)
    labels, half_life = draw.graph.groups, policy.half_life_days
    half = _drawn(ties(acts, policy.with_half_life(half_life / 2), moment), groups, tiers, labels)
    double = _drawn(ties(acts, policy.with_half_life(half_life * 2), moment), groups, tiers, labels)
    # What chance gives is worked out first: what it leaves of its time goes to the draws.
    nulls = _nulls(keys, acts, policy, moment, draw.graph, groups is not None, effort.replicates)
    parts = effort.shares(len(nulls) + 1)
    chances = {key: null(effort.seed, next(parts)) for key, null in nulls.items()}
    given = [key for key in keys if _why_not(key, draw, policy, made) is None]
    spread = spread_of(given, acts, policy, moment, draw.graph, block_days, next(parts))
    work = _Work(
        policy,
        draw,
        half,
        double,
        spread,
        chances,
        replace(made, interval_kind=block_kind(_count(spread), block_days, effort.replicates)),
    )
    return tuple(work.reading(key) for key in keys)


@dataclass(frozen=True, slots=True)
class _Work:
    policy: Policy
    draw: Draw
    half: Draw
    double: Draw
    spread: Mapping[str, Floats]
    chances: Mapping[str, Chance]
    made: Reading

    def reading(self, key: str) -> Reading:
        figure = FIGURES[key]
        value, (n, missing) = figure.work_out(self.draw), behind(key, self.draw)
        refusal = _why_not(key, self.draw, self.policy, self.made)
        grouping = self.made.grouping if figure.grouped else None
        made = replace(self.made, key=key, n=n, n_of=figure.n_of, n_undefined=missing, grouping=grouping)
        if refusal is not None:
            return replace(made, refusal=refusal, interval_kind="none")
        (low, high), why = self._bounds(key, value)
        if why:
            made = replace(made, interval_kind=why)
        half, double = maybe(figure.work_out(self.half)), maybe(figure.work_out(self.double))
        made = replace(made, value=value, low=low, high=high, at_half=half, at_double=double)
        if figure.strong:
            less, more = (self._strong(key, factor) for factor in (0.5, 2.0))
            made = replace(made, half_strong=less, double_strong=more)
        if (chance := self.chances.get(key)) is None:
            return made
        return replace(
            made, expected=maybe(chance.expected), p_value=maybe(chance.p_value), z=maybe(chance.z(value)),
            shuffles=chance.shuffles, shuffles_asked=chance.asked,
        )  # fmt: skip

    def _strong(self, key: str, factor: float) -> float | None:
        graph = replace(self.draw.graph, strong=self.policy.theta * factor)
        return maybe(FIGURES[key].work_out(replace(self.draw, graph=graph)))

    def _bounds(self, key: str, value: float) -> tuple[tuple[float, float] | tuple[None, None], str]:
        figure, draws = FIGURES[key], self.spread[key]
        if not len(draws):
            return (None, None), ""
        bounds = interval(value, draws, figure.low, figure.high)
        if bounds is None:
            return (None, None), no_interval(draws)
        return (float(np.floor(bounds[0])), float(np.ceil(bounds[1]))) if figure.whole else bounds, ""


def _why_not(key: str, draw: Draw, policy: Policy, made: Reading) -> Refusal | None:
    return refused(key, FIGURES[key].work_out(draw), draw.graph, policy, made.grouping or "")


def _blank(policy: Policy, moment: float, declared: bool) -> Reading:
    as_of, grouping = datetime.fromtimestamp(moment, UTC), "declared" if declared else "detected"
    none = (None, None, None, 0, "members", 0, "none")
    return Reading("", *none, policy.half_life_days, as_of, __version__, grouping=grouping)


def _drawn(
    table: TieTable,
    groups: Mapping[str, str | None] | None,
    tiers: Mapping[str, int | None] | None,
    labels: tuple[str | None, ...] | None = None,
) -> Draw:
    graph = TieGraph.from_ties(table, groups=groups).with_tiers(tiers)
    if groups is None:
        graph = replace(graph, groups=detect_communities(graph).labels if labels is None else labels)
    return Draw(graph, table.s_ij, table.s_ji)


def _count(spread: Mapping[str, Floats]) -> int:
    return max(map(len, spread.values()), default=0)


def spread_of(
    keys: Sequence[str],
    acts: ActTable,
    policy: Policy,
    moment: float,
    held: TieGraph,
    days: float,
    effort: Effort,
) -> dict[str, Floats]:
    """Work figures out of networks drawn anew (float64[r] each); groups and tiers are those of `held`."""
    networks = Networks(acts, policy, moment, held, effort.seed, days * DAY)
    # Bridging goes over all triangles, and what it keeps of them serves those that need less.
    first = sorted(keys, key=lambda key: not FIGURES[key].grouped)

    def drawn(k: int) -> list[float]:
        draw = networks.draw(k)
        return [FIGURES[key].work_out(draw) for key in first]

    rows = list(effort.draws(drawn, networks.most(effort.replicates)))
    columns = np.array(rows, np.float64).reshape(len(rows), len(first))
    return {key: columns[:, k] for k, key in enumerate(first)}


type _Null = Callable[[int, Effort], Chance]


def _nulls(
    keys: Sequence[str],
    acts: ActTable,
    policy: Policy,
    moment: float,
    graph: TieGraph,
    declared: bool,
    replicates: int,
) -> dict[str, _Null]:
    found: dict[str, _Null] = {}
    if declared and "ei_index" in keys:
        found["ei_index"] = lambda seed, effort: ei_permutation(graph, seed=seed, effort=effort)
    if "weighted_reciprocity" in keys:
        shuffles = min(max(replicates, 100), SHUFFLES)
        found["weighted_reciprocity"] = lambda seed, effort: reciprocity_by_chance(
            acts, policy, moment, shuffles, seed, effort=effort
        )
    return found
