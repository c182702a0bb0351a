"""Newcomers: how long until somebody answers them, and until they have ties that go both ways."""

from __future__ import annotations

from collections.abc import Collection, Mapping

import numpy as np

from tiework.acts import ActTable
from tiework.arrays import Floats, ratio
from tiework.contacts import BACKWARD, DAY, FORWARD, TOGETHER, Contacts, contacts
from tiework.measures.survival import Survival, kaplan_meier
from tiework.policy import Policy

AT_HOME_DAYS = 60.0
AT_HOME_TIES = 2
LEAST = 15


def first_replies(
    acts: ActTable, joined: Mapping[str, float], as_of: float, reply_kinds: Collection[str] = ()
) -> Survival:
    """How many days do newcomers wait for a first reply?

    Parameters
    ----------
    acts : ActTable
    joined : mapping of person to float
        When each newcomer joined, in unix seconds; those not in the table, before its first act, or later than `as_of`, do
        not count.
    as_of : float
    reply_kinds : collection of str
        Kinds that answer somebody; every act toward the newcomer unless given.

    Returns
    -------
    Survival
        Days from joining; who has none yet is still waiting. Source: Burke, Marlow & Lento 2009.
    """
    new = _newcomers(acts, joined, as_of)
    answering = np.isin(
        acts.kind, [k for k, kind in enumerate(acts.kinds) if not reply_kinds or kind in reply_kinds]
    )
    rows = np.repeat(np.arange(len(acts)), acts.party_counts)
    first = np.full(len(acts.people), np.inf)
    since = np.full(len(acts.people), np.inf)
    since[list(new)] = list(new.values())
    counted = answering[rows] & (acts.at[rows] <= as_of) & (acts.at[rows] >= since[acts.party])
    np.minimum.at(first, acts.party[counted], acts.at[rows][counted])
    return _waited(new, first, as_of)


def days_to_first_reply(
    acts: ActTable, joined: Mapping[str, float], as_of: float, reply_kinds: Collection[str] = ()
) -> float:
    """After how many days has half of the newcomers had a first reply (nan where half have never)? See `first_replies`."""
    return first_replies(acts, joined, as_of, reply_kinds).median


def first_reciprocated(acts: ActTable, policy: Policy, joined: Mapping[str, float], as_of: float) -> Survival:
    """How many days until newcomers have a first tie that goes both ways?

    Parameters
    ----------
    acts : ActTable
    policy : Policy
        Says when a direction is present.
    joined, as_of
        As for `first_replies`.

    Returns
    -------
    Survival
        Days from joining; a tie that was there before counts 0.
    """
    new = _newcomers(acts, joined, as_of)
    first = np.full(len(acts.people), np.inf)
    for low, high, at in _mutual_since(contacts(acts, policy, as_of), policy):
        for person in (low, high):
            first[person] = min(first[person], at)
    return _waited(new, first, as_of)


def days_to_first_reciprocated(
    acts: ActTable, policy: Policy, joined: Mapping[str, float], as_of: float
) -> float:
    """After how many days has half of the newcomers a tie that goes both ways (nan where half never had)?"""
    return first_reciprocated(acts, policy, joined, as_of).median


def integrated_share(
    acts: ActTable,
    policy: Policy,
    joined: Mapping[str, float],
    as_of: float,
    days: float = AT_HOME_DAYS,
    least: int = AT_HOME_TIES,
) -> float:
    """What share of newcomers has two ties that go both ways, sixty days after joining?

    Parameters
    ----------
    acts, policy, joined, as_of
        As for `first_reciprocated`. Newcomers of fewer days than this are left out.
    days : float
    least : int

    Returns
    -------
    float
        Share of newcomers who had so many on that day; 0 to 1; nan without newcomers of so many days.
    """
    new = {k: at for k, at in _newcomers(acts, joined, as_of).items() if at + days * DAY <= as_of}
    rows = contacts(acts, policy, as_of)
    at_home = sum(
        _reciprocated(rows, policy, who, at + days * DAY) >= least for who, at in sorted(new.items())
    )
    return float(ratio(at_home, len(new)))


def _reciprocated(rows: Contacts, policy: Policy, who: int, moment: float) -> int:
    mine = np.flatnonzero(((rows.lo == who) | (rows.hi == who))[rows.pair] & (rows.at <= moment))
    worth = rows.worth[mine] * np.exp2(-(moment - rows.at[mine]) / (policy.half_life_days * DAY))
    pair, way = rows.pair[mine], rows.way[mine]
    there, back, together = (
        np.bincount(pair[chosen], worth[chosen], minlength=len(rows.lo))
        for chosen in (way == FORWARD, way == BACKWARD, rows.mutual[mine])
    )
    both = ((there >= policy.present) & (back >= policy.present)) | (together >= policy.present)
    return int(np.count_nonzero(both))


def newcomers(acts: ActTable, joined: Mapping[str, float], as_of: float) -> int:
    """How many newcomers there are to speak of."""
    return len(_newcomers(acts, joined, as_of))


def _newcomers(acts: ActTable, joined: Mapping[str, float], as_of: float) -> dict[int, float]:
    # Who came before the record begins may have had an answer that nobody wrote down.
    begins = float(acts.at.min(initial=np.inf))
    return {
        k: joined[name]
        for k, name in enumerate(acts.people)
        if name in joined and begins <= joined[name] <= as_of
    }


def _waited(new: dict[int, float], first: Floats, as_of: float) -> Survival:
    since, met = np.array(list(new.values())), first[list(new)]
    over = np.isfinite(met)
    waits = (np.where(over, met, as_of) - since) / DAY if len(new) else np.empty(0)
    return kaplan_meier(np.maximum(waits, 0.0), over)


def _mutual_since(rows: Contacts, policy: Policy) -> list[tuple[int, int, float]]:
    # When each pair first reached the threshold in both directions at once, or by accepted shared work.
    order = np.lexsort((rows.at, rows.pair))
    found: list[tuple[int, int, float]] = []
    held, before, done, pair = [0.0, 0.0, 0.0], 0.0, False, -1
    for row in order.tolist():
        if rows.pair[row] != pair:
            held, done, pair = [0.0, 0.0, 0.0], False, int(rows.pair[row])
            before = float(rows.at[row])
        if done:
            continue
        at = float(rows.at[row])
        fade = 2 ** (-(at - before) / (policy.half_life_days * DAY))
        held, before = [units * fade for units in held], at
        way = int(rows.way[row])
        if way != TOGETHER:
            held[0 if way == FORWARD else 1] += float(rows.worth[row])
        elif rows.mutual[row]:
            held[2] += float(rows.worth[row])
        if min(held[0], held[1]) >= policy.present or held[2] >= policy.present:
            found.append((int(rows.lo[pair]), int(rows.hi[pair]), at))
            done = True
    return found
