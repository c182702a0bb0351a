"""Contributions: how evenly they are spread over members, whether people stay, and what a lively place shows."""

from __future__ import annotations

from collections.abc import Collection, Mapping, Sequence

import numpy as np
from numpy.typing import ArrayLike

from tiework.acts import ActTable
from tiework.arrays import Bools, Floats, ratio
from tiework.contacts import DAY
from tiework.measures.participation import active, hill_number
from tiework.measures.trust import Outcome

QUARTER, MONTH, WEEK = 91.0, 28.0, 7.0


def gini(values: ArrayLike) -> float:
    """How unevenly is something spread?

    Parameters
    ----------
    values : float64[n]
        0 or more; those who have nothing are listed too.

    Returns
    -------
    float
        2 sum of i x_(i) / (n sum of x) - (n + 1) / n; 0 to 1 - 1/n; nan where there is nothing to spread.
        Source: Gini 1912.

    Examples
    --------
    >>> gini([1, 1, 1, 1]), gini([0, 0, 0, 1]), round(gini([1, 2, 3, 4, 5]), 4)
    (0.0, 0.75, 0.2667)
    """
    x = np.sort(np.asarray(values, dtype=np.float64))
    n, total = len(x), x.sum()
    if total <= 0:
        return float("nan")
    return float(np.clip(2 * (np.arange(1, n + 1) * x).sum() / (n * total) - (n + 1) / n, 0, 1))


def gini_corrected(values: ArrayLike) -> float:
    """Gini times n / (n - 1), so that one who has all gives 1 in a group of any size; nan for fewer than two.

    >>> gini_corrected([0, 0, 0, 1])
    1.0
    """
    n = np.size(values)
    return float(min(gini(values) * n / (n - 1), 1.0)) if n > 1 else float("nan")


def contributions(doings: ActTable, as_of: float, days: float | None = None) -> Floats:
    """How many acts each member did, over all time or so many days back (float64[n]); silent members have 0."""
    counted = doings.at <= as_of
    if days is not None:
        counted &= doings.at > as_of - days * DAY
    return np.bincount(doings.actor[counted], minlength=len(doings.people)).astype(np.float64)


def gini_contributions(doings: ActTable, as_of: float) -> float:
    """How unevenly do members contribute, the silent ones included?

    Parameters
    ----------
    doings : ActTable
    as_of : float
        Unix seconds.

    Returns
    -------
    float
        0 to 1; nan without acts. See `gini`.
    """
    return gini(contributions(doings, as_of))


def gini_contributions_corrected(doings: ActTable, as_of: float) -> float:
    """As `gini_contributions`, corrected for few members: times n / (n - 1). Source: Deltas 2003."""
    return gini_corrected(contributions(doings, as_of))


def ninety_nine_one(values: ArrayLike) -> tuple[float, float, float]:
    """What shares come from the most active hundredth, the next nine, and the rest?

    Parameters
    ----------
    values : float64[n]
        Contributions, the silent included.

    Returns
    -------
    (float, float, float)
        They add up to 1; nan without contributions. With fewer than 100 people the first is one person, and the first two
        together the most active tenth; numbers of people are rounded up. Source: Nielsen 2006; van Mierlo 2014.

    Examples
    --------
    >>> ninety_nine_one([6, 2, 1, 1] + [0] * 16)
    (0.6, 0.2, 0.2)
    """
    x = np.sort(np.asarray(values, dtype=np.float64))[::-1]
    if x.sum() <= 0:
        return (float("nan"),) * 3
    one, ten = (int(-(-len(x) // part)) for part in (100, 10))
    top, next_nine = float(x[:one].sum() / x.sum()), float(x[one : max(one, ten)].sum() / x.sum())
    return top, next_nine, float(x[max(one, ten) :].sum() / x.sum())


def top_share(doings: ActTable, as_of: float) -> float:
    """What share of acts comes from the most active hundredth (of fewer than 100: one person)? See `ninety_nine_one`."""
    return ninety_nine_one(contributions(doings, as_of))[0]


def next_nine_share(doings: ActTable, as_of: float) -> float:
    """What share of acts comes from the nine hundredths after the first? See `ninety_nine_one`."""
    return ninety_nine_one(contributions(doings, as_of))[1]


def rest_share(doings: ActTable, as_of: float) -> float:
    """What share of acts comes from the other ninety hundredths? See `ninety_nine_one`."""
    return ninety_nine_one(contributions(doings, as_of))[2]


def retention(doings: ActTable, as_of: float, days: float = QUARTER) -> float:
    """Of those active last quarter, how many are this quarter?

    Parameters
    ----------
    doings : ActTable
    as_of : float
        Unix seconds.
    days : float
        Length of a quarter.

    Returns
    -------
    float
        0 to 1; nan where nobody was active last quarter.

    Examples
    --------
    >>> from tiework.acts import Act
    >>> table = ActTable.from_records([Act("a", (), "said", 0), Act("b", (), "said", 0), Act("a", (), "said", 91 * DAY)])
    >>> retention(table, 91 * DAY)
    0.5
    """
    now, before = active(doings, as_of, days), active(doings, as_of - days * DAY, days)
    return float(ratio(np.count_nonzero(now & before), np.count_nonzero(before)))


def mixed_uses(acts: ActTable, as_of: float, days: float = MONTH) -> float:
    """In how many different ways, equally common, do members act?

    Returns
    -------
    float
        Hill number of kinds of act in the last 28 days; 1 or more; nan without acts. Source: Jacobs 1961, by analogy.

    Examples
    --------
    >>> from tiework.acts import Act
    >>> mixed_uses(ActTable.from_records([Act("a", (), "said", 0), Act("a", (), "made", 0)]), 0.0)
    2.0
    """
    recent = (acts.at <= as_of) & (acts.at > as_of - days * DAY)
    return hill_number(np.bincount(acts.kind[recent], minlength=len(acts.kinds)).astype(np.float64))


def mixed_ages(doings: ActTable, joined: Mapping[str, float], as_of: float, days: float = MONTH) -> float:
    """Are old and new members active alike?

    Parameters
    ----------
    doings : ActTable
    joined : mapping of person to float
        Unix seconds; those without one are left out.
    as_of, days : float

    Returns
    -------
    float
        Hill number of the quarters of members by how long they have been here, among the active; 1 to 4; nan where nobody
        active has a date. Source: Jacobs 1961, by analogy.

    Notes
    -----
    Who joined at one moment is in one quarter. Members who joined after `as_of` do not count.
    """
    known = np.array([name in joined and joined[name] <= as_of for name in doings.people], dtype=np.bool_)
    since = np.array([joined[name] for name, ok in zip(doings.people, known, strict=True) if ok])
    quarter = np.minimum(np.searchsorted(np.sort(since), since, side="left") * 4 // max(len(since), 1), 3)
    acting = active(doings, as_of, days)[known]
    return hill_number(np.bincount(quarter[acting], minlength=4).astype(np.float64))


def active_per_group_week(
    doings: ActTable, groups: Mapping[str, str | None] | None, as_of: float, weeks: int = 4
) -> float:
    """How many members are active in a group in a week?

    Parameters
    ----------
    doings : ActTable
    groups : mapping of person to label
    as_of : float
    weeks : int
        How many weeks back.

    Returns
    -------
    float
        Mean over groups and weeks, from 0; nan without groups. Source: Jacobs 1961 (density), by analogy.
    """
    labels = [(groups or {}).get(name) for name in doings.people]
    count = len({label for label in labels if label is not None})
    labelled = np.array([label is not None for label in labels], dtype=np.bool_)
    seen = sum(
        int(np.count_nonzero(active(doings, as_of - week * WEEK * DAY, WEEK) & labelled))
        for week in range(weeks)
    )
    return float(ratio(seen, count * weeks))


def joint_action_share(
    acts: ActTable, joint_kinds: Collection[str], as_of: float, days: float = QUARTER
) -> float:
    """What share of members took part in joint action in the last quarter?

    Parameters
    ----------
    acts : ActTable
    joint_kinds : collection of str
        Kinds of act in which the actor and all parties take part together.
    as_of, days : float

    Returns
    -------
    float
        0 to 1; nan without members, or where no such kind is known. Source: civic engagement, Chetty et al. 2022.
    """
    if not joint_kinds:
        return float("nan")
    part = np.zeros(len(acts.people), dtype=np.bool_)
    chosen = _chosen(acts, joint_kinds, as_of, days)
    part[acts.actor[chosen]] = True
    part[acts.party[np.repeat(chosen, acts.party_counts)]] = True
    return float(ratio(np.count_nonzero(part), len(part)))


def hours_per_member(
    acts: ActTable, hours_kinds: Collection[str], as_of: float, days: float = QUARTER
) -> float:
    """How many hours did a member give on average, in the last quarter?

    Parameters
    ----------
    acts : ActTable
    hours_kinds : collection of str
        Kinds of act whose amount is hours, of the actor and of each party.
    as_of, days : float

    Returns
    -------
    float
        From 0; nan without members, or where no such kind is known.
    """
    if not hours_kinds:
        return float("nan")
    chosen = _chosen(acts, hours_kinds, as_of, days)
    given = (acts.amount[chosen] * (1 + acts.party_counts[chosen])).sum()
    return float(ratio(given, len(acts.people)))


def pledges_kept_per_member(
    outcomes: Sequence[Outcome], people: Sequence[str], as_of: float, days: float = QUARTER
) -> float:
    """How many pledges did a member keep on average, in the last quarter (from 0; nan without members)?"""
    kept = sum(one.kept and as_of - days * DAY < one.at <= as_of for one in outcomes)
    return float(ratio(kept, len(people)))


def _chosen(acts: ActTable, kinds: Collection[str], as_of: float, days: float) -> Bools:
    named = np.isin(acts.kind, [k for k, name in enumerate(acts.kinds) if name in kinds])
    found: Bools = named & (acts.at <= as_of) & (acts.at > as_of - days * DAY)
    return found
