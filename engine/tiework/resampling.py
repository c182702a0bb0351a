"""How sure is a figure? The acts' weeks drawn anew, because acts of one week belong together."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass, replace
from typing import Protocol

import numpy as np

from tiework.acts import ActTable
from tiework.arrays import Floats, Ints
from tiework.contacts import DAY, Contacts, contacts
from tiework.effort import Effort, random_of
from tiework.graph import TieGraph
from tiework.kernels.serving import serving
from tiework.measures.parts import part
from tiework.policy import Policy
from tiework.redrawing import IN_PERSON, MUTUAL, Laid

__all__ = [
    "Draw", "Effort", "Happenings", "Jackknife", "Networks", "Redrawn", "block_days", "block_kind", "done_of", "interval",
    "jackknife_by_group", "no_interval", "redrawn", "replicates", "weeks_of",
]  # fmt: skip

WEEK = 7 * DAY
LEAST_WEEKS = 4


def block_days(first: float, last: float) -> float:
    """How long are the blocks that acts are drawn in: a week, or a day where there are fewer than four weeks of acts.

    >>> block_days(0, 100 * DAY), block_days(0, 12 * DAY)
    (7.0, 1.0)
    """
    return 7.0 if last - first >= (LEAST_WEEKS - 1) * WEEK else 1.0


def done_of(done: int, asked: int, what: str) -> str:
    """Say how many were made, and where that is not all of them, of how many.

    >>> done_of(1000, 1000, "replicates"), done_of(312, 1000, "replicates")
    ('1,000 replicates', '312 of 1,000 replicates in the time given')
    """
    return f"{done:,} {what}" if done == asked else f"{done:,} of {asked:,} {what} in the time given"


def block_kind(drawn: int, days: float, wanted: int) -> str:
    """Say how intervals were made of blocks, or why there are none.

    >>> block_kind(0, 7.0, wanted=1000)
    'none: the acts span fewer than 4 weeks'
    >>> block_kind(312, 7.0, wanted=1000)
    '95 %, event-block bootstrap by week, 312 of 1,000 replicates in the time given, centred on the figure'
    """
    one = {7.0: "week", 1.0: "day"}.get(days)
    if drawn:
        by = one or f"{days:g} days"
        return f"95 %, event-block bootstrap by {by}, {done_of(drawn, wanted, 'replicates')}, centred on the figure"
    spans = f"{LEAST_WEEKS} {one}s" if one else f"{LEAST_WEEKS * days:g} days"
    return f"none: the acts span fewer than {spans}" if wanted else "none asked for"


@dataclass(frozen=True, eq=False)
class Draw:
    """One network as it might have been: its present ties, and the flows of all pairs."""

    graph: TieGraph
    forward: Floats
    backward: Floats


def weeks_of(rows: Contacts, as_of: float) -> Ints:
    """Week of each contact, counted back from `as_of` (int64[e])."""
    return ((as_of - rows.at) // WEEK).astype(np.int64)


class Networks:
    """Networks as they might have been: whole weeks of acts drawn anew with replacement (event-block bootstrap).

    Parameters
    ----------
    acts, policy, as_of
        As for `tiework.ties.ties`; `as_of` in unix seconds.
    held : TieGraph
        Of the people of `acts`; its groups and tiers are held fixed in every draw.
    seed : int
    block : float
        Seconds of a block; a week unless given.

    Notes
    -----
    Weeks run back from `as_of` to the first act, empty ones included. Each act keeps its age, so decay is unchanged. Each
    draw has its own seed: they may be made in any order, and by several threads at a time.
    """

    def __init__(
        self, acts: ActTable, policy: Policy, as_of: float, held: TieGraph, seed: int, block: float = WEEK
    ) -> None:
        rows = contacts(acts, policy, as_of)
        blocks = ((as_of - rows.at) // block).astype(np.int64)
        self._held = replace(held, present=policy.present, strong=policy.theta)
        self._span, self._seed = int(blocks.max(initial=-1)) + 1, seed
        # The pairs are sorted once, and every draw with them.
        order = np.argsort(rows.pair, kind="stable")
        marks = rows.way + IN_PERSON * rows.in_person + MUTUAL * rows.mutual
        self._redraw = serving("redraw").Redraw(
            Laid(
                len(acts.people),
                rows.lo,
                rows.hi,
                np.concatenate([[0], np.cumsum(np.bincount(rows.pair, minlength=len(rows.lo)))]),
                blocks[order].astype(np.int32),
                rows.decayed(as_of, policy.half_life_days)[order],
                marks[order].astype(np.uint8),
                self._span,
                policy.present,
            )
        )

    def most(self, count: int) -> int:
        """How many draws there are of so many that are wanted: none where the acts span fewer than four blocks."""
        return count if self._span >= LEAST_WEEKS else 0

    def draw(self, k: int) -> Draw:
        """Return the k-th network."""
        found = self._redraw.draw(_times(self._span, self._seed, k).astype(np.float64))
        graph = self._held.with_ties(
            found.indptr,
            found.indices,
            found.weight,
            found.out,
            found.into,
            found.reciprocated,
            found.in_person,
        )
        return Draw(graph, found.forward, found.backward)


def replicates(
    acts: ActTable,
    policy: Policy,
    as_of: float,
    groups: tuple[str | None, ...] | None,
    count: int,
    seed: int,
    block: float = WEEK,
) -> Iterator[Draw]:
    """Draw networks one by one; see `Networks`.

    Parameters
    ----------
    acts, policy, as_of
        As for `tiework.ties.ties`; `as_of` in unix seconds.
    groups : tuple of labels or None
        Carried over to every draw: groups are held fixed.
    count : int
        How many draws; none where the acts span fewer than four blocks.
    seed : int
    block : float
        Seconds of a block; a week unless given.
    """
    held = replace(TieGraph.from_edges([], acts.people), groups=groups)
    networks = Networks(acts, policy, as_of, held, seed, block)
    for k in range(networks.most(count)):
        yield networks.draw(k)


def _times(span: int, seed: int, k: int) -> Ints:
    # How often each block is drawn, of as many as there are.
    return random_of(seed, k).multinomial(span, np.full(span, 1 / span))


class Dated(Protocol):
    """Anything that happened at a moment."""

    @property
    def at(self) -> float: ...


@dataclass(frozen=True, slots=True)
class Redrawn[T: Dated]:
    """Acts, and whatever else has a date, as they might have been."""

    acts: ActTable
    others: tuple[list[T], ...]


class Happenings[T: Dated]:
    """Acts and other dated things as they might have been: whole weeks drawn anew with replacement, the same for all.

    Parameters
    ----------
    acts : ActTable
    others : sequence of sequences
        Outcomes, asks, initiations: anything with ``at``.
    as_of : float
        Unix seconds; later acts do not occur.
    seed : int
        Each draw has its own, made of this one and its number.
    block : float
        Seconds of a block; a week unless given.
    """

    def __init__(
        self, acts: ActTable, others: Sequence[Sequence[T]], as_of: float, seed: int, block: float = WEEK
    ) -> None:
        self._acts, self._seed = acts, seed
        self._weeks = ((as_of - acts.at) // block).astype(np.int64)
        self._dated = [
            [(one, int((as_of - one.at) // block)) for one in each if one.at <= as_of] for each in others
        ]
        last = (week for each in self._dated for _, week in each)
        self._span = 1 + max(int(self._weeks.max(initial=-1)), *last, -1)

    def most(self, count: int) -> int:
        """How many draws there are of so many that are wanted: none where all of it spans fewer than four blocks."""
        return count if self._span >= LEAST_WEEKS else 0

    def draw(self, k: int) -> Redrawn[T]:
        """Return the k-th draw."""
        times, weeks = _times(self._span, self._seed, k), self._weeks
        rows = np.repeat(np.arange(len(self._acts)), np.where(weeks >= 0, times[np.maximum(weeks, 0)], 0))
        again = times.tolist()
        drawn = tuple([one for one, week in each for _ in range(again[week])] for each in self._dated)
        return Redrawn(_taken(self._acts, rows), drawn)


def redrawn[T: Dated](
    acts: ActTable,
    others: Sequence[Sequence[T]],
    as_of: float,
    count: int,
    seed: int,
    block: float = WEEK,
) -> Iterator[Redrawn[T]]:
    """Draw acts and other dated things one by one; see `Happenings`.

    Parameters
    ----------
    acts, others, as_of, seed, block
        As for `Happenings`.
    count : int
        How many draws; none where all of it spans fewer than four blocks.
    """
    happenings = Happenings(acts, others, as_of, seed, block)
    for k in range(happenings.most(count)):
        yield happenings.draw(k)


def _taken(acts: ActTable, rows: Ints) -> ActTable:
    sizes = acts.party_counts[rows]
    ends = np.cumsum(sizes)
    party = acts.party[np.repeat(acts.offsets[rows] - ends + sizes, sizes) + np.arange(sizes.sum())]
    offsets = np.concatenate([[0], ends]).astype(np.int64)
    return replace(
        acts, actor=acts.actor[rows], offsets=offsets, party=party, kind=acts.kind[rows], at=acts.at[rows],
        amount=acts.amount[rows],
    )  # fmt: skip


@dataclass(frozen=True, slots=True)
class Jackknife:
    """A figure, what it is with each group left out in turn, and the 95 % interval that follows."""

    value: float
    without: dict[str, float]
    low: float
    high: float


def jackknife_by_group(graph: TieGraph, figure: Callable[[TieGraph], float]) -> Jackknife:
    """How much does a figure hang on any one group? A check beside the bootstrap, which holds people fixed.

    Parameters
    ----------
    graph : TieGraph
        With `groups`; people without one stay in every time.
    figure : callable
        From a TieGraph to one number.

    Returns
    -------
    Jackknife
        Variance (g - 1) / g * sum of (figure without a group - their mean) ** 2; nan for fewer than two groups, or where
        the figure is undefined without one.

    Examples
    --------
    >>> from tiework.measures.network import mean_degree
    >>> homes = {"a": "x", "b": "x", "c": "y", "d": "y"}
    >>> found = jackknife_by_group(TieGraph.from_edges([("a", "b"), ("c", "d")], groups=homes), mean_degree)
    >>> found.without, found.low
    ({'x': 1.0, 'y': 1.0}, 1.0)
    """
    value, names = figure(graph), graph.group_names
    found = {name: figure(part(graph, ~graph.memberships.of(code))) for code, name in enumerate(names)}
    each = np.array(list(found.values()))
    if len(each) < 2:
        return Jackknife(value, found, float("nan"), float("nan"))
    spread = 1.959963984540054 * float(
        np.sqrt((len(each) - 1) / len(each) * ((each - each.mean()) ** 2).sum())
    )
    return Jackknife(value, found, value - spread, value + spread)


def no_interval(draws: Floats) -> str:
    """Say why draws that were made give no interval.

    >>> no_interval(np.array([0.0, 0.0, np.nan]))
    'none: all of 3 replicates give the same, which says nothing of how sure it is'
    """
    sound = np.count_nonzero(np.isfinite(draws))
    if sound * 2 < len(draws):
        return f"none: undefined in most of {len(draws):,} replicates"
    return f"none: all of {len(draws):,} replicates give the same, which says nothing of how sure it is"


def interval(value: float, draws: Floats, low: float, high: float) -> tuple[float, float] | None:
    """Return the middle 95 % of the draws, centred on the figure and kept inside its range.

    Parameters
    ----------
    value : float
    draws : float64[r]
        The figure in each replicate; nan where undefined.
    low, high : float
        The measure's range.

    Returns
    -------
    (float, float) or None
        None where fewer than half of the draws are defined, or where all are the same: that tells nothing of doubt.

    Notes
    -----
    Drawing weeks anew always loses ties that stand on one act, so the draws lie to one side of the figure. Their spread
    is the doubt; their shift is an artefact and is taken out.

    Examples
    --------
    >>> interval(0.5, np.array([0.1, 0.2, 0.3, 0.4]), 0.0, 1.0)
    (0.3575, 0.6425)
    """
    sound = draws[np.isfinite(draws)]
    if value != value or len(sound) * 2 < len(draws) or not len(sound) or sound.max() - sound.min() < 1e-12:
        return None
    below, above = np.quantile(sound, [0.025, 0.975]) - sound.mean()
    return (
        round(float(np.clip(value + min(below, 0.0), low, high)), 12),
        round(float(np.clip(value + max(above, 0.0), low, high)), 12),
    )
