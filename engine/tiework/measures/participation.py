"""Participation: who takes part, how mixed they are, and whether help is passed on. Worked out from acts, not from ties."""

from __future__ import annotations

from collections.abc import Collection, Mapping
from dataclasses import replace

import numpy as np

from tiework.acts import ActTable
from tiework.arrays import Bools, Floats, ratio
from tiework.contacts import DAY
from tiework.labels import memberships


def doings(acts: ActTable, together_kinds: Collection[str] = ()) -> ActTable:
    """Return acts as those did them who took part: a gathering of five is five rows, one by each, toward nobody.

    Parameters
    ----------
    acts : ActTable
    together_kinds : collection of str
        Kinds of act that the actor and all parties do together.

    Examples
    --------
    >>> from tiework.acts import Act
    >>> table = ActTable.from_records([Act("a", ("b", "c"), "met", 0), Act("a", ("b",), "wrote", 0)])
    >>> found = doings(table, {"met"})
    >>> [found.people[k] for k in found.actor]
    ['a', 'a', 'b', 'c']
    """
    joint = np.isin(acts.kind, [k for k, kind in enumerate(acts.kinds) if kind in together_kinds])
    rows = np.repeat(np.arange(len(acts)), acts.party_counts)
    also = joint[rows]
    again = np.concatenate([np.arange(len(acts)), rows[also]])
    return replace(
        acts, actor=np.concatenate([acts.actor, acts.party[also]]), offsets=np.zeros(len(again) + 1, np.int64),
        party=acts.party[:0], kind=acts.kind[again], at=acts.at[again], amount=acts.amount[again],
    )  # fmt: skip


def active(doings: ActTable, as_of: float, days: float = 28) -> Bools:
    """Who did something within so many days before a moment (bool[n people]). See `doings`."""
    recent = (doings.at <= as_of) & (doings.at > as_of - days * DAY)
    found = np.zeros(len(doings.people), dtype=np.bool_)
    found[doings.actor[recent]] = True
    return found


def active_share(doings: ActTable, as_of: float, days: float = 28) -> float:
    """What share of members did something lately?

    Parameters
    ----------
    doings : ActTable
        All that was done, also toward nobody (see `doings`); `people` are all members.
    as_of : float
        Unix seconds.
    days : float

    Returns
    -------
    float
        0 to 1; nan without members.

    Examples
    --------
    >>> from tiework.acts import Act
    >>> table = ActTable.from_records([Act("a", ("b",), "said", 0)], people=["a", "b"])
    >>> active_share(table, 86400.0)
    0.5
    """
    found = active(doings, as_of, days)
    return float(ratio(np.count_nonzero(found), len(found)))


def acts_per_active_member(doings: ActTable, as_of: float, days: float = 28) -> float:
    """How much did those do who did something?

    Parameters
    ----------
    doings, as_of, days
        As for `active_share`.

    Returns
    -------
    float
        Acts for each active member, 1 or more; nan without any.
    """
    recent = (doings.at <= as_of) & (doings.at > as_of - days * DAY)
    return float(ratio(np.count_nonzero(recent), np.count_nonzero(active(doings, as_of, days))))


def hill_number(counts: Floats) -> float:
    """The effective number of categories: exp of the Shannon entropy.

    Returns
    -------
    float
        1 to the number of categories; nan without any count. Source: Hill 1973; Jost 2006.

    Examples
    --------
    >>> hill_number(np.array([5.0, 5.0]))
    2.0
    """
    total = counts.sum()
    if total <= 0:
        return float("nan")
    shares = counts[counts > 0] / total
    return float(round(np.exp(-(shares * np.log(shares)).sum()), 12))


def contributor_diversity(
    doings: ActTable, groups: Mapping[str, str | None], as_of: float, days: float = 28
) -> float:
    """Are those who act as mixed as those who are here?

    Parameters
    ----------
    doings, as_of, days
        As for `active_share`.
    groups : mapping of person to label
        Those without a label are left out on both sides.

    Returns
    -------
    float
        Hill number of groups among the active, divided by that among members; 1 is as mixed, below 1 less; nan where
        nobody with a label is active.

    Notes
    -----
    Source: own, after Jacobs 1961 by analogy.
    """
    of = memberships([groups.get(name) for name in doings.people])
    known = of.sets >= 0
    here, acting = (
        of.by_group(np.bincount(of.sets[who], minlength=of.count).astype(float))
        for who in (known, known & active(doings, as_of, days))
    )
    return float(ratio(hill_number(acting), hill_number(here)))


def passed_on(
    acts: ActTable, help_kinds: Collection[str], as_of: float, days: float = 365
) -> tuple[int, int]:
    """Of the people who were helped, how many have since helped anybody?

    Parameters
    ----------
    acts : ActTable
    help_kinds : collection of str
        Kinds of which an act is help from the actor to each party.
    as_of : float
        Unix seconds.
    days : float
        How far back help counts.

    Returns
    -------
    (int, int)
        People who were helped within that time, and those of them who helped anybody after they were first helped.

    Notes
    -----
    Generalised exchange: the return may go to somebody else. Source: after Nowak & Roch 2007.

    Examples
    --------
    >>> from tiework.acts import Act
    >>> table = ActTable.from_records([Act("a", ("b",), "helped", 0), Act("b", ("c",), "helped", 9)])
    >>> passed_on(table, {"helped"}, 86400.0)
    (2, 1)
    """
    helping = np.isin(acts.kind, [k for k, name in enumerate(acts.kinds) if name in help_kinds])
    counted = np.flatnonzero(helping & (acts.at <= as_of) & (acts.at > as_of - days * DAY))
    first_helped: dict[int, float] = {}
    last_gave: dict[int, float] = {}
    for act in counted:
        moment, giver = float(acts.at[act]), int(acts.actor[act])
        last_gave[giver] = max(moment, last_gave.get(giver, moment))
        for taker in acts.party[acts.offsets[act] : acts.offsets[act + 1]].tolist():
            first_helped[taker] = min(moment, first_helped.get(taker, moment))
    passing = [p for p, moment in first_helped.items() if last_gave.get(p, -np.inf) > moment]
    return len(first_helped), len(passing)
