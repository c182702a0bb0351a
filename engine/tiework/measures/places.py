"""Each group as a place of its own: who is active in it, how evenly, how mixed, how close. Acts count for the groups of whoever did them.

Groups are the labels of people, or working groups where those are known; a person may be of several, and counts whole in each.
"""

from __future__ import annotations

from collections.abc import Callable, Collection, Mapping
from dataclasses import replace

import numpy as np

from tiework.acts import ActTable
from tiework.arrays import Bools, Floats, ratio
from tiework.contacts import DAY
from tiework.graph import TieGraph
from tiework.labels import memberships as read_labels
from tiework.measures.contributions import MONTH, WEEK, contributions, gini, mixed_ages, mixed_uses
from tiework.measures.distances import short_blocks
from tiework.measures.participation import active, contributor_diversity
from tiework.measures.parts import part

type Labels = Mapping[str, str | None]
type Working = Mapping[str, Collection[str]]


def members_of(
    people: Collection[str], groups: Labels | None, working: Working | None = None
) -> dict[str, Bools]:
    """Who is of each group (bool[n] each), by name, sorted: of the working groups where those are known, else of the labels.

    >>> members_of(["a", "b"], {"a": "x | y", "b": "y"})
    {'x': array([ True, False]), 'y': array([ True,  True])}
    """
    if working is not None:
        held = {name: frozenset(working[name]) for name in sorted(working)}
        return {name: np.array([who in of for who in people], dtype=np.bool_) for name, of in held.items()}
    of = read_labels([(groups or {}).get(who) for who in people])
    return {name: of.of(code) for code, name in enumerate(of.names)}


def active_share_group(
    doings: ActTable, groups: Labels | None, memberships: Working | None, as_of: float, days: float = MONTH
) -> Floats:
    """What share of each group's members did something lately?

    Parameters
    ----------
    doings : ActTable
    groups : mapping of person to label
    memberships : mapping of group to collection of str, or None
        Working groups, in place of the labels.
    as_of : float
        Unix seconds.
    days : float

    Returns
    -------
    float64[g]
        0 to 1, in the order of `members_of`; nan for a group without members.

    Examples
    --------
    >>> from tiework.acts import Act
    >>> table = ActTable.from_records([Act("a", (), "said", 0)], people=["b"])
    >>> active_share_group(table, {"a": "x", "b": "x"}, None, 0.0)
    array([0.5])
    """
    acting = active(doings, as_of, days)
    return _each(
        doings, groups, memberships, lambda of: ratio(np.count_nonzero(acting & of), np.count_nonzero(of))
    )


def acts_per_active_group(
    doings: ActTable, groups: Labels | None, memberships: Working | None, as_of: float, days: float = MONTH
) -> Floats:
    """How much did those of each group do who did something? As `active_share_group`; nan where nobody did."""
    done = contributions(doings, as_of, days)
    return _each(doings, groups, memberships, lambda of: ratio(done[of].sum(), np.count_nonzero(done[of])))


def gini_group(doings: ActTable, groups: Labels | None, memberships: Working | None, as_of: float) -> Floats:
    """How unevenly do each group's members contribute, the silent ones included?

    Parameters
    ----------
    doings, groups, memberships, as_of
        As for `active_share_group`.

    Returns
    -------
    float64[g]
        0 to 1 - 1/members, in the order of `members_of`; nan where nobody contributed. Source: Gini 1912.
    """
    done = contributions(doings, as_of)
    return _each(doings, groups, memberships, lambda of: gini(done[of]))


def contributor_diversity_group(
    doings: ActTable, groups: Labels | None, memberships: Working | None, as_of: float
) -> Floats:
    """Are those who act in each working group as mixed as its members?

    Parameters
    ----------
    doings, as_of
        As for `active_share_group`.
    groups : mapping of person to label
        What people are mixed by.
    memberships : mapping of group to collection of str, or None
        Working groups. Without them nan for all: whoever is of a label is of that label.

    Returns
    -------
    float64[g]
        Hill number of labels among the active, divided by that among members; from 0, 1 is as mixed; nan where nobody with
        a label is active. Source: Jacobs 1961 by analogy.
    """
    if memberships is None:
        return _each(doings, groups, None, lambda of: float("nan"))

    def mixed(of: Bools) -> float:
        here = {who: (groups or {}).get(who) for who, inside in zip(doings.people, of, strict=True) if inside}
        return contributor_diversity(doings, here, as_of)

    return _each(doings, groups, memberships, mixed)


def mixed_uses_group(
    doings: ActTable, groups: Labels | None, memberships: Working | None, as_of: float
) -> Floats:
    """In how many different ways, equally common, do each group's members act? From 1; nan without acts in 28 days."""
    return _each(doings, groups, memberships, lambda of: mixed_uses(_by(doings, of), as_of))


def short_blocks_group(graph: TieGraph, groups: Labels | None, memberships: Working | None) -> Floats:
    """Of all pairs of each group's members, how many are within two steps inside it?

    Returns
    -------
    float64[g]
        0 to 1, in the order of `members_of`; nan for fewer than two members. Source: Jacobs 1961, by analogy.
    """
    found = members_of(graph.people, groups, memberships)
    return np.array([short_blocks(part(graph, of)) for of in found.values()], dtype=np.float64)


def mixed_ages_group(
    doings: ActTable,
    groups: Labels | None,
    memberships: Working | None,
    joined: Mapping[str, float],
    as_of: float,
) -> Floats:
    """Are old and new members of each group active alike? 1 to 4; nan where nobody active has a date of joining."""

    def ages(of: Bools) -> float:
        here = {who for who, inside in zip(doings.people, of, strict=True) if inside}
        return mixed_ages(_by(doings, of), {who: at for who, at in joined.items() if who in here}, as_of)

    return _each(doings, groups, memberships, ages)


def active_per_week_group(
    doings: ActTable, groups: Labels | None, memberships: Working | None, as_of: float, weeks: int = 4
) -> Floats:
    """How many of each group's members are active in a week? Mean over four weeks, from 0; Jacobs 1961 (density), by analogy."""
    seen = [active(doings, as_of - week * WEEK * DAY, WEEK) for week in range(weeks)]
    return _each(
        doings, groups, memberships, lambda of: sum(int(np.count_nonzero(one & of)) for one in seen) / weeks
    )


def _by(acts: ActTable, of: Bools) -> ActTable:
    rows = np.flatnonzero(of[acts.actor])
    nobody = np.zeros(len(rows) + 1, dtype=np.int64)
    return replace(
        acts, actor=acts.actor[rows], offsets=nobody, party=acts.party[:0], kind=acts.kind[rows], at=acts.at[rows],
        amount=acts.amount[rows],
    )  # fmt: skip


def _each(
    acts: ActTable, groups: Labels | None, memberships: Working | None, figure: Callable[[Bools], object]
) -> Floats:
    found = members_of(acts.people, groups, memberships)
    return np.array([figure(of) for of in found.values()], dtype=np.float64)
