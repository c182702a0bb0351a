"""Giving and taking: who helps, who is helped, whether it is passed on, and how long those who ask wait."""

from __future__ import annotations

from collections.abc import Collection, Sequence
from dataclasses import dataclass

import numpy as np

from tiework.acts import ActTable
from tiework.arrays import Floats, Ints, ratio
from tiework.contacts import DAY, FORWARD, TOGETHER, contacts
from tiework.effort import ALONE, Effort, random_of
from tiework.graph import TieGraph
from tiework.measures.records import Ask
from tiework.measures.survival import Survival, kaplan_meier
from tiework.policy import Policy

HOUR = 3600.0
LEAST_HELP = 3
WITHIN_DAYS = 30.0
WITHIN_HOURS = 72.0
SHUFFLES = 500


def flow_balance(graph: TieGraph) -> Floats:
    """Does each person give more than they get, over all that has a direction?

    Parameters
    ----------
    graph : TieGraph

    Returns
    -------
    float64[n]
        (s_out - s_in) / (s_out + s_in); -1 to 1, above 0 for who gives more; nan where nothing flows.

    Examples
    --------
    >>> flow_balance(TieGraph.from_edges([("a", "b", 3), ("b", "a", 1)], directed=True))
    array([ 0.5, -0.5])
    """
    out, into = graph.sum_slots(graph.out), graph.sum_slots(graph.into)
    return ratio(out - into, out + into)


def help_balance(
    acts: ActTable, policy: Policy, as_of: float, help_kinds: Collection[str], at_least: int = LEAST_HELP
) -> Floats:
    """Does each person give as much help as they take?

    Parameters
    ----------
    acts : ActTable
    policy : Policy
    as_of : float
        Unix seconds.
    help_kinds : collection of str
        Kinds of which an act is help from the actor to each party.
    at_least : int
        With fewer acts of help given and taken together it is nan: too little to speak of.

    Returns
    -------
    float64[n]
        (given - taken) / (given + taken), decayed; -1 to 1. Read it beside the volume.
        Source: Gouldner 1960.

    Examples
    --------
    >>> from tiework.acts import Act
    >>> from tiework.policy import HELP_GIVEN
    >>> table = ActTable.from_records([Act("a", ("b",), "helped", 0)] * 3)
    >>> help_balance(table, Policy({"helped": HELP_GIVEN}), 0.0, {"helped"})
    array([ 1., -1.])
    """
    given, taken, done = _given_taken(acts, policy, as_of, help_kinds)
    return np.where(done >= at_least, ratio(given - taken, given + taken), np.nan)


def help_volume(acts: ActTable, policy: Policy, as_of: float, help_kinds: Collection[str]) -> Floats:
    """How much help has each person given and taken?

    Parameters
    ----------
    acts, policy, as_of, help_kinds
        As for `help_balance`, which it stands beside.

    Returns
    -------
    float64[n]
        given + taken, decayed, in weighted acts, from 0; nan for everybody where no kind is help.
    """
    if not help_kinds:
        return np.full(len(acts.people), np.nan)
    given, taken, _ = _given_taken(acts, policy, as_of, help_kinds)
    return given + taken


def _given_taken(
    acts: ActTable, policy: Policy, as_of: float, help_kinds: Collection[str]
) -> tuple[Floats, Floats, Ints]:
    rows, n = contacts(acts, policy, as_of), len(acts.people)
    helps = np.array([kind in help_kinds for kind in acts.kinds], dtype=np.bool_)
    chosen = (rows.way != TOGETHER) & helps[acts.kind[rows.act]]
    lo, hi = rows.lo[rows.pair[chosen]].astype(np.int64), rows.hi[rows.pair[chosen]].astype(np.int64)
    forward, act = rows.way[chosen] == FORWARD, rows.act[chosen]
    giver, taker = np.where(forward, lo, hi), np.where(forward, hi, lo)
    worth = rows.decayed(as_of, policy.half_life_days)[chosen]
    # One act toward several people is one act of whoever gave.
    given_acts = np.unique(giver * max(len(acts), 1) + act) // max(len(acts), 1)
    done = np.bincount(given_acts, minlength=n) + np.bincount(taker, minlength=n)
    return np.bincount(giver, worth, minlength=n), np.bincount(taker, worth, minlength=n), done


@dataclass(frozen=True, slots=True)
class PassingOn:
    """Whether help is passed on more after help than at other times.

    Attributes
    ----------
    after_help : float
        Share of receipts after which the one who was helped helped a third person in time.
    otherwise : float
        The same share with every person's receipts moved together to another time.
    ratio : float
        after_help / otherwise; 1 is as at other times; nan where nobody would at other times.
    p_value : float
        (1 + shuffles with a share as high) / (1 + shuffles).
    receipts, helped : int
        How many receipts of help, by how many people.
    shuffles : int
        How many were made.
    """

    after_help: float
    otherwise: float
    ratio: float
    p_value: float
    receipts: int
    helped: int
    shuffles: int = 0


def passing_on(
    acts: ActTable,
    help_kinds: Collection[str],
    as_of: float,
    days: float = WITHIN_DAYS,
    shuffles: int = SHUFFLES,
    seed: int = 1,
    *,
    effort: Effort = ALONE,
) -> PassingOn:
    """Do people help a third person more often just after they were helped?

    Parameters
    ----------
    acts : ActTable
    help_kinds : collection of str
    as_of : float
        Unix seconds.
    days : float
        How soon after. Receipts more recent than this are left out: their time is not over.
    shuffles : int
    seed : int
    effort : Effort
        For how long, and with how many threads.

    Returns
    -------
    PassingOn

    Notes
    -----
    Matched periods: each person's receipts are turned round the whole time by one random amount, all together, so that
    who helps much, who is helped much and the rhythm of receipts stay as they are. Source: generalised reciprocity, Nowak &
    Roch 2007; Baker & Bulkley 2014.
    """
    giver, taker, at = _help(acts, help_kinds, as_of)
    first, last = (float(at.min()), as_of - days * DAY) if len(at) else (0.0, 0.0)
    span = last - first
    counted = at <= last
    people, helped_by, when = taker[counted], giver[counted], at[counted]
    nothing = PassingOn(*(float("nan"),) * 4, len(people), len(np.unique(people)))
    if not len(people) or span <= 0:
        return nothing
    gives = {who: (at[giver == who], taker[giver == who]) for who in np.unique(people).tolist()}
    seen = _share(people, helped_by, when, gives, days)
    everybody, own = np.unique(people, return_inverse=True)

    def shuffled(k: int) -> float:
        turn = random_of(seed, k).random(len(everybody)) * span
        return _share(people, helped_by, first + (when - first + turn[own]) % span, gives, days)

    drawn = np.array(list(effort.draws(shuffled, shuffles)))
    otherwise = float(drawn.mean())
    likely = float((1 + np.count_nonzero(drawn >= seen - 1e-12)) / (1 + len(drawn)))
    beyond = float(ratio(seen, otherwise))
    return PassingOn(seen, otherwise, beyond, likely, len(people), len(everybody), len(drawn))


def generalised_reciprocity(acts: ActTable, help_kinds: Collection[str], as_of: float) -> float:
    """How many times as often do people help a third person just after they were helped?

    Parameters
    ----------
    acts, help_kinds, as_of
        As for `passing_on`.

    Returns
    -------
    float
        From 0; 1 is as at other times; nan without help to look at.
    """
    return passing_on(acts, help_kinds, as_of).ratio


def people_helped(acts: ActTable, help_kinds: Collection[str], as_of: float) -> int:
    """How many people were helped at or before a moment."""
    return len(np.unique(_help(acts, help_kinds, as_of)[1]))


def waits(asks: Sequence[Ask], as_of: float) -> Survival:
    """How long do those who ask wait for an answer, in hours?

    Parameters
    ----------
    asks : sequence of Ask
    as_of : float
        Unix seconds. Asks not answered by then are still waiting: censored, neither dropped nor counted as answered.

    Returns
    -------
    Survival

    Examples
    --------
    >>> waits([Ask("a", 0.0, 7200.0), Ask("b", 0.0)], 300_000.0).ended(72)[0]
    0.5
    """
    open_now = [one for one in asks if one.at <= as_of]
    over = [one.answered is not None and one.answered <= as_of for one in open_now]
    length = [
        ((one.answered if done and one.answered is not None else as_of) - one.at) / HOUR
        for one, done in zip(open_now, over, strict=True)
    ]
    return kaplan_meier(np.maximum(length, 0.0), np.array(over, dtype=np.bool_))


def answered_asks(asks: Sequence[Ask], as_of: float, hours: float = WITHIN_HOURS) -> float:
    """What share of those who ask has an answer within three days?

    Parameters
    ----------
    asks : sequence of Ask
    as_of : float
    hours : float

    Returns
    -------
    float
        0 to 1, by Kaplan & Meier; nan without asks.

    Examples
    --------
    >>> answered_asks([Ask("a", 0.0, 7200.0), Ask("b", 0.0, 360_000.0)], 500_000.0)
    0.5
    """
    return waits(asks, as_of).ended(hours)[0]


def median_wait(asks: Sequence[Ask], as_of: float) -> float:
    """How many hours go by until half of those who ask have an answer?

    Parameters
    ----------
    asks : sequence of Ask
    as_of : float

    Returns
    -------
    float
        Hours from 0, by Kaplan & Meier; nan where half have never had one.

    Examples
    --------
    >>> median_wait([Ask("a", 0.0, 7200.0), Ask("b", 0.0, 360_000.0)], 500_000.0)
    2.0
    """
    return waits(asks, as_of).median


def _help(acts: ActTable, help_kinds: Collection[str], as_of: float) -> tuple[Ints, Ints, Floats]:
    helping = np.isin(acts.kind, [k for k, name in enumerate(acts.kinds) if name in help_kinds])
    rows = np.repeat(np.arange(len(acts)), acts.party_counts)
    chosen = (helping & (acts.at <= as_of))[rows]
    rows = rows[chosen]
    return acts.actor[rows].astype(np.int64), acts.party[chosen].astype(np.int64), acts.at[rows]


def _share(
    people: Ints, helped_by: Ints, when: Floats, gives: dict[int, tuple[Floats, Ints]], days: float
) -> float:
    passed = 0
    for who, by, moment in zip(people.tolist(), helped_by.tolist(), when.tolist(), strict=True):
        at, whom = gives[who]
        passed += bool(np.any((at > moment) & (at <= moment + days * DAY) & (whom != by)))
    return passed / len(people)
