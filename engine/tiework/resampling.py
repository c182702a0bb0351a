"""How sure is a figure? The acts' weeks drawn anew, because acts of one week belong together."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from dataclasses import dataclass, replace

import numpy as np

from tiework.acts import ActTable
from tiework.arrays import Floats, Ints
from tiework.contacts import BACKWARD, DAY, FORWARD, TOGETHER, Contacts, contacts
from tiework.graph import TieGraph, build
from tiework.measures.parts import part
from tiework.policy import Policy

WEEK = 7 * DAY
LEAST_WEEKS = 4


def block_days(first: float, last: float) -> float:
    """How long are the blocks that acts are drawn in: a week, or a day where there are fewer than four weeks of acts.

    >>> block_days(0, 100 * DAY), block_days(0, 12 * DAY)
    (7.0, 1.0)
    """
    return 7.0 if last - first >= (LEAST_WEEKS - 1) * WEEK else 1.0


def block_kind(drawn: int, days: float, asked: bool) -> str:
    """Say how intervals were made of blocks, or why there are none.

    >>> block_kind(0, 7.0, asked=True)
    'none: the acts span fewer than 4 weeks'
    """
    one = {7.0: "week", 1.0: "day"}.get(days)
    if drawn:
        by = one or f"{days:g} days"
        return f"95 %, event-block bootstrap by {by}, {drawn} replicates, centred on the figure"
    spans = f"{LEAST_WEEKS} {one}s" if one else f"{LEAST_WEEKS * days:g} days"
    return f"none: the acts span fewer than {spans}" if asked else "none asked for"


@dataclass(frozen=True, eq=False)
class Draw:
    """One network as it might have been: its present ties, and the flows of all pairs."""

    graph: TieGraph
    forward: Floats
    backward: Floats


def weeks_of(rows: Contacts, as_of: float) -> Ints:
    """Week of each contact, counted back from `as_of` (int64[e])."""
    return ((as_of - rows.at) // WEEK).astype(np.int64)


def replicates(
    acts: ActTable,
    policy: Policy,
    as_of: float,
    groups: tuple[str | None, ...] | None,
    count: int,
    seed: int,
    block: float = WEEK,
) -> Iterator[Draw]:
    """Draw networks by resampling whole weeks of acts with replacement (event-block bootstrap).

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

    Notes
    -----
    Weeks run back from `as_of` to the first act, empty ones included. Each act keeps its age, so decay is unchanged.
    """
    rows = contacts(acts, policy, as_of)
    weeks = ((as_of - rows.at) // block).astype(np.int64)
    span = int(weeks.max(initial=-1)) + 1
    if span < LEAST_WEEKS:
        return
    worth = rows.decayed(as_of, policy.half_life_days)
    masks = (rows.way == FORWARD, rows.way == BACKWARD, rows.way == TOGETHER, rows.in_person, rows.mutual)
    parts = [(rows.pair[mask], weeks[mask], worth[mask]) for mask in masks]
    random = np.random.default_rng(seed)
    for _ in range(count):
        times = random.multinomial(span, np.full(span, 1 / span))
        sums = [np.bincount(pair, part * times[week], len(rows.lo)) for pair, week, part in parts]
        yield _draw(rows, sums, acts.people, policy, groups)


def resampled_acts(
    acts: ActTable, as_of: float, count: int, seed: int, block: float = WEEK
) -> Iterator[ActTable]:
    """Draw tables of acts by resampling whole weeks with replacement, for what is worked out from acts themselves.

    Parameters
    ----------
    acts : ActTable
    as_of : float
        Unix seconds; later acts do not occur.
    count : int
        How many draws; none where the acts span fewer than four blocks.
    seed : int
    block : float
        Seconds of a block; a week unless given.
    """
    weeks = ((as_of - acts.at) // block).astype(np.int64)
    span = int(weeks.max(initial=-1)) + 1
    if span < LEAST_WEEKS:
        return
    random = np.random.default_rng(seed)
    for _ in range(count):
        times = random.multinomial(span, np.full(span, 1 / span))
        rows = np.repeat(np.arange(len(acts)), np.where(weeks >= 0, times[np.maximum(weeks, 0)], 0))
        sizes = acts.party_counts[rows]
        ends = np.cumsum(sizes)
        party = acts.party[np.repeat(acts.offsets[rows] - ends + sizes, sizes) + np.arange(sizes.sum())]
        offsets = np.concatenate([[0], ends]).astype(np.int64)
        yield replace(
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


def _draw(
    rows: Contacts,
    sums: list[Floats],
    people: tuple[str, ...],
    policy: Policy,
    groups: tuple[str | None, ...] | None,
) -> Draw:
    forward, backward, together, met, mutual = sums
    weight = forward + backward + together
    keep, least = weight >= policy.present, policy.present
    both = ((forward >= least) & (backward >= least)) | (mutual >= least)
    graph = build(
        people,
        rows.lo[keep].astype(np.int64),
        rows.hi[keep].astype(np.int64),
        forward[keep],
        backward[keep],
        weight[keep],
        both[keep],
        met[keep],
        groups=groups,
        present=least,
        strong=policy.theta,
    )
    return Draw(graph, forward, backward)


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
        None where fewer than half of the draws are defined.

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
    if value != value or len(sound) * 2 < len(draws) or not len(sound):
        return None
    below, above = np.quantile(sound, [0.025, 0.975]) - sound.mean()
    return (
        round(float(np.clip(value + min(below, 0.0), low, high)), 12),
        round(float(np.clip(value + max(above, 0.0), low, high)), 12),
    )
