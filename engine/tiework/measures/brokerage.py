"""Brokerage: who stands between two who are not tied, and from which side."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace

import numpy as np

from tiework.acts import ActTable
from tiework.arrays import Floats, Ints, ratio
from tiework.contacts import contacts
from tiework.effort import ALONE, Effort, seed_of
from tiework.graph import TieGraph
from tiework.labels import Memberships, memberships
from tiework.measures.mixing import relabelling
from tiework.measures.paths import triangle_slots
from tiework.measures.reciprocity import reaching
from tiework.measures.records import Introduction
from tiework.policy import Policy

ROLES = ("coordinator", "itinerant", "gatekeeper", "representative", "liaison")


@dataclass(frozen=True, eq=False)
class Brokerage:
    """How often each person stands in each of the five roles.

    Attributes
    ----------
    counts : float64[5, n]
        One row for each of `ROLES`; nan for people without a label.
    z : float64[5, n]
        (count - mean) / standard deviation over shuffled labels; nan where labels make no difference, and everywhere
        without shuffles.
    shuffles : int
        How many were made.
    """

    counts: Floats
    z: Floats
    shuffles: int = 0

    def of(self, role: str) -> Floats:
        """The counts of one role (float64[n])."""
        row: Floats = self.counts[ROLES.index(role)]
        return row


def brokerage(graph: TieGraph, shuffles: int = 0, seed: int = 1, *, effort: Effort = ALONE) -> Brokerage:
    """Between whom does each person stand, by the groups of all three?

    Parameters
    ----------
    graph : TieGraph
        With `groups`.
    shuffles : int
        How often the labels are dealt anew among those who have one, for z.
    seed : int
    effort : Effort
        For how long, and with how many threads.

    Returns
    -------
    Brokerage

    Notes
    -----
    Open ways a -> v -> b with no tie a -> b, by the groups of a, v, b: coordinator AAA, itinerant A-B-A, gatekeeper A-B-B,
    representative A-A-B, liaison A-B-C. Ties in both directions are counted in both, and so is what people did together.
    People without a label do not count; with several groups a way counts in each role by the shares of all three.
    Source: Gould & Fernandez 1989.

    Examples
    --------
    >>> ties = [("a", "v"), ("v", "b")]
    >>> found = brokerage(TieGraph.from_edges(ties, directed=True, groups={"a": "x", "v": "x", "b": "y"}))
    >>> found.of("representative")
    array([0., 1., 0.])
    """
    ways, of, labelled = _Ways.of(graph), graph.memberships, graph.labelled
    counts = ways.roles(of)
    if shuffles:
        made = relabelling(graph)

        def shuffled(k: int) -> Floats:
            return ways.roles(replace(of, sets=made.dealt(seed_of(seed, k))))

        drawn = np.array(list(effort.draws(shuffled, shuffles)))
        z = ratio(counts - drawn.mean(axis=0), drawn.std(axis=0))
    else:
        z = np.full(counts.shape, np.nan)
    done = len(drawn) if shuffles else 0
    return Brokerage(np.where(labelled, counts, np.nan), np.where(labelled, z, np.nan), done)


def coordinator(graph: TieGraph) -> Floats:
    """How often does each person stand between two of their own group (float64[n], see `brokerage`)?"""
    return brokerage(graph).of("coordinator")


def itinerant(graph: TieGraph) -> Floats:
    """How often does each person stand between two of one other group (float64[n], see `brokerage`)?"""
    return brokerage(graph).of("itinerant")


def gatekeeper(graph: TieGraph) -> Floats:
    """How often does each person stand on the way from outside into their group (float64[n], see `brokerage`)?"""
    return brokerage(graph).of("gatekeeper")


def representative(graph: TieGraph) -> Floats:
    """How often does each person stand on the way from their group to outside (float64[n], see `brokerage`)?"""
    return brokerage(graph).of("representative")


def liaison(graph: TieGraph) -> Floats:
    """How often does each person stand between two other groups (float64[n], see `brokerage`)?"""
    return brokerage(graph).of("liaison")


@dataclass(frozen=True, eq=False)
class _Ways:
    """What brokerage needs of a graph: its directed ties, those that run both ways, and the ways that are closed."""

    people: int
    start: Ints
    end: Ints
    both: Ints
    back: Ints
    closed: Ints

    @classmethod
    def of(cls, graph: TieGraph) -> _Ways:
        there, back = reaching(graph)
        mutual = there & back
        ij, ji, ik, ki, jk, kj = triangle_slots(graph)
        closed = [
            np.stack([graph.rows[out], graph.rows[into], graph.indices[out]])[
                :, there[into] & there[out] & there[over]
            ]
            for into, out, over in (
                (ji, ik, jk), (ki, ij, kj), (ij, jk, ik), (kj, ji, ki), (ik, kj, ij), (jk, ki, ji),
            )
        ]  # fmt: skip
        return cls(
            graph.n, graph.rows[there], graph.indices[there].astype(np.int64), graph.rows[mutual],
            graph.indices[mutual].astype(np.int64), np.concatenate(closed, axis=1).astype(np.int64),
        )  # fmt: skip

    def roles(self, of: Memberships) -> Floats:
        if not of.count:
            return np.zeros((5, self.people))
        outward = self._toward(of, self.start, self.end)
        inward = self._toward(of, self.end, self.start)
        own = of.by_group(np.eye(of.count))[np.maximum(of.sets, 0)]
        both = inward * outward
        alike, in_own, out_own = ((own * ways).sum(axis=1) for ways in (both, inward, outward))
        into, out = inward.sum(axis=1), outward.sum(axis=1)
        counts = _five(alike, both.sum(axis=1), into * out_own, in_own * out, into * out)
        # A way from somebody back to the same person is none, and neither is one that is closed.
        counts -= self._listed(of, self.both, self.back, self.back)
        counts -= self._listed(of, *self.closed)
        # What shares add up to and take away again leaves a trace of rounding.
        return np.where(of.sets >= 0, np.round(counts, 9) if of.several else counts, 0.0)

    def _toward(self, of: Memberships, here: Ints, there: Ints) -> Floats:
        known = of.sets[there] >= 0
        cells = here[known] * of.count + of.sets[there[known]]
        sums = np.bincount(cells, minlength=self.people * of.count).reshape(self.people, of.count)
        return of.by_group(sums.astype(float))

    def _listed(self, of: Memberships, middle: Ints, first: Ints, last: Ints) -> Floats:
        known = (of.sets[first] >= 0) & (of.sets[middle] >= 0) & (of.sets[last] >= 0)
        ends = (first[known], middle[known], last[known])
        a, v, b = (of.sets[end] for end in ends)
        same = [of.sets_alike(one, other) for one, other in ((a, v), (v, b), (a, b))]
        all_three = (
            (of.shares[a] * of.shares[v] * of.shares[b]).sum(axis=1) if of.several else same[0] * same[1]
        )
        roles = _five(all_three, same[2], same[1], same[0], np.ones(len(a)))
        return np.stack([np.bincount(ends[1], role, minlength=self.people) for role in roles])


def _five(alike: Floats, ends: Floats, behind: Floats, before: Floats, ways: Floats) -> Floats:
    # Of all `ways` a-v-b: those with all three of one group, with a and b, with v and b, with a and v.
    others = ways - before - behind - ends + 2 * alike
    return np.stack([alike, ends - alike, behind - alike, before - alike, others])


def realised_brokerage(
    introductions: Sequence[Introduction],
    acts: ActTable,
    policy: Policy,
    as_of: float,
    groups: Mapping[str, str | None] | None,
) -> Floats:
    """How often did each person bring two together who had no tie and stood in different groups?

    Parameters
    ----------
    introductions : sequence of Introduction
        Only accepted ones at or before `as_of` count.
    acts : ActTable
        What there was between the two before.
    policy : Policy
    as_of : float
        Unix seconds.
    groups : mapping of person to label
        Where either has none, the introduction does not count; of people with several, the share that differs does.

    Returns
    -------
    float64[n]
        From 0, whole numbers where everybody has one group, in the order of ``acts.people``; nan for everybody without
        groups. All three are members, and nobody introduces themselves. Source: Obstfeld 2005.

    Examples
    --------
    >>> from tiework.acts import Act
    >>> table = ActTable.from_records([], people=["a", "b", "c"])
    >>> made = [Introduction("a", "b", "c", 5.0)]
    >>> realised_brokerage(made, table, Policy.for_mail(), 9.0, {"b": "x", "c": "y"})
    array([1., 0., 0.])
    """
    if groups is None:
        return np.full(len(acts.people), np.nan)
    place = {name: k for k, name in enumerate(acts.people)}
    found = np.zeros(len(acts.people))
    before, of = _Before(acts, policy, as_of), memberships([groups.get(name) for name in acts.people])
    for one in introductions:
        three = {one.by, one.one, one.other}
        if not (one.accepted and one.at <= as_of and len(three) == 3 and three <= place.keys()):
            continue
        low, high = sorted((place[one.one], place[one.other]))
        apart = 1.0 - float(of.alike(np.array([low]), np.array([high]))[0])
        if apart > 0 and not before.tied(low, high, one.at):
            found[place[one.by]] += apart
    return found


class _Before:
    """Whether two had a tie just before a moment."""

    def __init__(self, acts: ActTable, policy: Policy, as_of: float) -> None:
        self.rows, self.policy = contacts(acts, policy, as_of), policy
        self.people = max(len(acts.people), 1)
        self.keys = self.rows.lo.astype(np.int64) * self.people + self.rows.hi
        self.order = np.argsort(self.rows.pair, kind="stable")
        self.ends = np.cumsum(np.bincount(self.rows.pair, minlength=len(self.keys)))

    def tied(self, low: int, high: int, at: float) -> bool:
        pair = int(np.searchsorted(self.keys, low * self.people + high))
        if low < 0 or pair == len(self.keys) or self.keys[pair] != low * self.people + high:
            return False
        mine = self.order[self.ends[pair - 1] if pair else 0 : self.ends[pair]]
        age = (at - self.rows.at[mine]) / (self.policy.half_life_days * 86_400.0)
        return bool(self.rows.worth[mine][age > 0] @ np.exp2(-age[age > 0]) >= self.policy.present)
