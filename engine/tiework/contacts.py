"""Acts laid out as contacts of pairs: the step between acts and ties, shared by ties and by the bootstrap."""

from __future__ import annotations

from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray

from tiework.acts import ActTable
from tiework.arrays import Bools, Codes, Floats, Ints
from tiework.policy import KindRule, Policy

FORWARD, BACKWARD, TOGETHER = 0, 1, 2
DAY = 86_400.0


@dataclass(frozen=True, eq=False)
class Contacts:
    """One row for each act and each pair it touches (e rows over p pairs).

    Attributes
    ----------
    lo, hi : int32[p]
        The pairs, lo < hi, sorted.
    pair : int64[e]
        Which pair.
    way : int8[e]
        0 lo to hi, 1 hi to lo, 2 together.
    worth : float64[e]
        Weighted acts at the moment of the act, before decay.
    at : float64[e]
        Unix seconds.
    act : int64[e]
        Row of the act.
    in_person, mutual : bool[e]
    """

    lo: Codes
    hi: Codes
    pair: Ints
    way: NDArray[np.int8]
    worth: Floats
    at: Floats
    act: Ints
    in_person: Bools
    mutual: Bools

    def decayed(self, as_of: float, half_life_days: float) -> Floats:
        """Worth of each row at `as_of` (float64[e]): worth * 2 ** (-age / h)."""
        return self.worth * np.exp2(-(as_of - self.at) / (half_life_days * DAY))


def contacts(acts: ActTable, policy: Policy, as_of: float) -> Contacts:
    """Lay out every act at or before `as_of` as contacts of pairs, shared as its kind says."""
    rules = [policy.rule(kind) for kind in acts.kinds]
    parts = [_of_kind(acts, code, rule, as_of) for code, rule in enumerate(rules)]
    act, start, end, together, worth = (
        np.concatenate(column) for column in zip(*parts, _NOTHING, strict=True)
    )
    low, high = np.minimum(start, end), np.maximum(start, end)
    keys, pair = np.unique(low.astype(np.int64) * max(len(acts.people), 1) + high, return_inverse=True)
    lo, hi = np.divmod(keys, max(len(acts.people), 1))
    way = np.where(together, TOGETHER, np.where(start < end, FORWARD, BACKWARD)).astype(np.int8)
    flags = np.array([(rule.channel == "in_person", rule.mutual) for rule in rules], dtype=np.bool_).reshape(
        -1, 2
    )
    marks = flags[acts.kind[act]]
    return Contacts(
        lo.astype(np.int32),
        hi.astype(np.int32),
        pair.astype(np.int64).reshape(-1),
        way,
        worth,
        acts.at[act],
        act,
        marks[:, 0],
        marks[:, 1],
    )


type _Rows = tuple[Ints, Codes, Codes, Bools, Floats]
_NOTHING: _Rows = (
    np.empty(0, np.int64),
    np.empty(0, np.int32),
    np.empty(0, np.int32),
    np.empty(0, np.bool_),
    np.empty(0, np.float64),
)


def _of_kind(acts: ActTable, code: int, rule: KindRule, as_of: float) -> _Rows:
    if rule.flow == "none" or rule.weight == 0:
        return _NOTHING
    sizes = acts.party_counts
    chosen = (acts.kind == code) & (acts.at <= as_of) & (sizes > 0) & (acts.amount > 0)
    if rule.at_most is not None:
        chosen &= sizes <= rule.at_most
    rows = np.flatnonzero(chosen)
    if not len(rows):
        return _NOTHING
    return _toward(acts, rows, rule) if rule.flow == "toward" else _together(acts, rows, rule)


def _toward(acts: ActTable, rows: Ints, rule: KindRule) -> _Rows:
    sizes = acts.party_counts[rows]
    act = np.repeat(rows, sizes)
    within = np.arange(len(act)) - np.repeat(np.cumsum(sizes) - sizes, sizes)
    party = acts.party[acts.offsets[act] + within]
    worth = rule.weight * acts.amount[act]
    if rule.share == "split":
        worth = worth / acts.party_counts[act]
    return act, acts.actor[act], party, np.zeros(len(act), np.bool_), worth


def _together(acts: ActTable, rows: Ints, rule: KindRule) -> _Rows:
    parts = [
        _gatherings(acts, rows[acts.party_counts[rows] == size], int(size), rule)
        for size in np.unique(acts.party_counts[rows])
    ]
    act, start, end, together, worth = (np.concatenate(column) for column in zip(*parts, strict=True))
    return act, start, end, together, worth


def _gatherings(acts: ActTable, rows: Ints, parties: int, rule: KindRule) -> _Rows:
    others = acts.party[acts.offsets[rows][:, None] + np.arange(parties)]
    present = np.concatenate([acts.actor[rows][:, None], others], axis=1)
    first, second = np.triu_indices(parties + 1, k=1)
    act = np.repeat(rows, len(first))
    worth = rule.weight * acts.amount[act] / (parties if rule.share == "split" else 1)
    return act, present[:, first].ravel(), present[:, second].ravel(), np.ones(len(act), np.bool_), worth
