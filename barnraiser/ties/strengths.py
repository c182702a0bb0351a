"""From acts to tie rows: sums per pair, each decayed to the pair's last act."""

import math
from collections.abc import Iterable
from datetime import UTC, datetime

import numpy as np
from tiework.contacts import DAY, contacts
from tiework.policy import Policy
from tiework.ties import tie_table

from barnraiser.communities.models import Community

from .models import Tie
from .records import Record, act_table

type Pair = tuple[int, int]


def strengths(community: Community, rows: list[Record], policy: Policy) -> dict[Pair, Tie]:
    """A row, not yet written, for each pair these acts touch. The same acts give the same bits."""
    people = {r.by for r in rows}.union(*(r.toward for r in rows))
    acts = act_table(rows, people)
    laid = contacts(acts, policy, math.inf)
    last = np.full(len(laid.lo), -np.inf)
    np.maximum.at(last, laid.pair, laid.at)
    worth = laid.worth * np.exp2(-(last[laid.pair] - laid.at) / (policy.half_life_days * DAY))
    table = tie_table(laid, worth, acts.people, policy, math.inf)
    mutual = np.bincount(laid.pair[laid.mutual], worth[laid.mutual], minlength=len(table))
    keys = [int(name) for name in acts.people]
    columns = (table.i, table.j, table.s_ij, table.s_ji, table.together, table.in_person, mutual, table.peak,
               table.n_acts, table.first, table.last)  # fmt: skip
    ties = (_tie(community, keys, *row) for row in zip(*(column.tolist() for column in columns), strict=True))
    return {(tie.a_id, tie.b_id): tie for tie in ties}


def _tie(community: Community, keys: list[int], i: int, j: int, *values: float) -> Tie:
    a_to_b, b_to_a, together, in_person, mutual, peak, act_count, first, last = values
    return Tie(
        community=community,
        a_id=keys[i],
        b_id=keys[j],
        a_to_b=a_to_b,
        b_to_a=b_to_a,
        together=together,
        in_person=in_person,
        mutual=mutual,
        peak=peak,
        act_count=int(act_count),
        first_at=_moment(first),
        last_at=_moment(last),
    )


def _moment(seconds: float) -> datetime:
    return datetime.fromtimestamp(seconds, UTC)


def pairs_among(people: Iterable[int]) -> set[Pair]:
    """Every pair of these people, lower key first."""
    ordered = sorted(set(people))
    return {(a, b) for place, a in enumerate(ordered) for b in ordered[place + 1 :]}
