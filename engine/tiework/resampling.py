"""How sure is a figure? The acts' weeks drawn anew, because acts of one week belong together."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass

import numpy as np

from tiework.acts import ActTable
from tiework.arrays import Floats, Ints
from tiework.contacts import BACKWARD, DAY, FORWARD, TOGETHER, Contacts, contacts
from tiework.graph import TieGraph, build
from tiework.policy import Policy

WEEK = 7 * DAY
LEAST_WEEKS = 4


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
    acts: ActTable, policy: Policy, as_of: float, groups: tuple[str | None, ...] | None, count: int, seed: int
) -> Iterator[Draw]:
    """Draw networks by resampling whole weeks of acts with replacement (event-block bootstrap).

    Parameters
    ----------
    acts, policy, as_of
        As for `tiework.ties.ties`; `as_of` in unix seconds.
    groups : tuple of labels or None
        Carried over to every draw: groups are held fixed.
    count : int
        How many draws; none where the acts span fewer than four weeks.
    seed : int

    Notes
    -----
    Weeks run back from `as_of` to the first act, empty ones included. Each act keeps its age, so decay is unchanged.
    """
    rows = contacts(acts, policy, as_of)
    weeks = weeks_of(rows, as_of)
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
