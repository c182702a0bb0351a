"""The four dimensions of a tie, and in how many ways two people deal with each other. Worked out from acts of several kinds."""

from __future__ import annotations

from collections.abc import Collection
from dataclasses import dataclass

import numpy as np

from tiework.acts import ActTable
from tiework.arrays import Bools, Floats, ratio
from tiework.contacts import BACKWARD, FORWARD, TOGETHER, Contacts, contacts
from tiework.policy import Policy

FULL = 95.0


@dataclass(frozen=True, eq=False)
class Dimensions:
    """Four sides of each tie, each 0 to 1 and nan where nothing of it is on record for anybody (float64[p] each).

    Attributes
    ----------
    time : hours together, and acts
    intensity : confirmed help
    intimacy : acts that only those involved see, and meetings of two
    services : help in the direction that has less of it
    """

    time: Floats
    intensity: Floats
    intimacy: Floats
    services: Floats

    @property
    def observed(self) -> tuple[str, ...]:
        """Names of the dimensions something is known of."""
        return tuple(name for name, side in self._sides().items() if len(side) and not np.isnan(side).all())

    @property
    def mean(self) -> Floats:
        """Mean of those observed (float64[p]); nan where none is."""
        sides = np.stack(list(self._sides().values()))
        return ratio(np.nansum(sides, axis=0), np.count_nonzero(~np.isnan(sides), axis=0))

    def _sides(self) -> dict[str, Floats]:
        return {
            "time": self.time, "intensity": self.intensity, "intimacy": self.intimacy, "services": self.services,
        }  # fmt: skip


def dimensions(
    acts: ActTable,
    policy: Policy,
    as_of: float,
    help_kinds: Collection[str] = (),
    private_kinds: Collection[str] = (),
    hours_kinds: Collection[str] = (),
) -> Dimensions:
    """How does each tie stand in time, intensity, intimacy and services to each other?

    Parameters
    ----------
    acts : ActTable
    policy : Policy
    as_of : float
        Unix seconds.
    help_kinds, private_kinds, hours_kinds : collection of str
        Kinds that are confirmed help; that only those involved see; whose amount is hours together.

    Returns
    -------
    Dimensions
        One value for each row of `tiework.ties.ties`.

    Notes
    -----
    Each is decayed, divided by its 95th percentile over ties, and at most 1; a dimension of which nothing is on record is
    left out, not 0. Nothing that was written is read. Before calling it strength, compare it with what people say of their
    closeness. Source: Granovetter 1973; Gilbert & Karahalios 2009.

    Examples
    --------
    >>> from tiework.acts import Act
    >>> from tiework.policy import REPLY
    >>> table = ActTable.from_records([Act("a", ("b",), "wrote", 0), Act("a", ("c",), "wrote", 0)])
    >>> found = dimensions(table, Policy({"wrote": REPLY}), 0.0)
    >>> found.observed, found.mean
    (('time',), array([1., 1.]))
    """
    rows = contacts(acts, policy, as_of)
    fade = rows.decayed(as_of, policy.half_life_days) / np.where(rows.worth > 0, rows.worth, 1)
    helps, private, hours = (_of(acts, rows, kinds) for kinds in (help_kinds, private_kinds, hours_kinds))
    one_to_one = (rows.way == TOGETHER) & (acts.party_counts[rows.act] == 1)
    spent = np.where(hours, acts.amount[rows.act], 1.0) * fade
    there, back = (_summed(rows, helps & (rows.way == way), fade) for way in (FORWARD, BACKWARD))
    both = _summed(rows, helps & (rows.way == TOGETHER), fade)
    close = ratio(
        _summed(rows, private | one_to_one, fade), _summed(rows, np.ones(len(fade), np.bool_), fade)
    )
    return Dimensions(
        _scaled(_summed(rows, np.ones(len(fade), np.bool_), spent), len(fade) > 0),
        _scaled(there + back + both, bool(helps.any())),
        _scaled(close, bool((private | one_to_one).any())),
        _scaled(np.minimum(there, back), bool(helps.any())),
    )


def dimensions_mean(
    acts: ActTable,
    policy: Policy,
    as_of: float,
    help_kinds: Collection[str] = (),
    private_kinds: Collection[str] = (),
    hours_kinds: Collection[str] = (),
) -> Floats:
    """How does each tie stand over the dimensions on record (float64[p], 0 to 1; see `dimensions`)?"""
    return dimensions(acts, policy, as_of, help_kinds, private_kinds, hours_kinds).mean


def multiplexity(acts: ActTable, policy: Policy, as_of: float) -> Floats:
    """In how many ways do two people deal with each other?

    Parameters
    ----------
    acts : ActTable
    policy : Policy
        Kinds that form no tie do not count.
    as_of : float
        Unix seconds.

    Returns
    -------
    float64[p]
        Distinct kinds of act behind each row of `tiework.ties.ties`; 1 or more. Source: Wasserman & Faust 1994.

    Examples
    --------
    >>> from tiework.acts import Act
    >>> from tiework.policy import ENDORSEMENT, REPLY
    >>> table = ActTable.from_records([Act("a", ("b",), "wrote", 0), Act("b", ("a",), "praised", 0)])
    >>> multiplexity(table, Policy({"wrote": REPLY, "praised": ENDORSEMENT}), 0.0)
    array([2.])
    """
    rows = contacts(acts, policy, as_of)
    kinds = np.unique(rows.pair * max(len(acts.kinds), 1) + acts.kind[rows.act])
    return np.bincount(kinds // max(len(acts.kinds), 1), minlength=len(rows.lo)).astype(np.float64)


def _of(acts: ActTable, rows: Contacts, kinds: Collection[str]) -> Bools:
    chosen: Bools = np.array([kind in kinds for kind in acts.kinds], dtype=np.bool_)[acts.kind[rows.act]]
    return chosen


def _summed(rows: Contacts, chosen: Bools, values: Floats) -> Floats:
    return np.bincount(rows.pair[chosen], values[chosen], minlength=len(rows.lo)).astype(np.float64)


def _scaled(values: Floats, on_record: bool) -> Floats:
    full = float(np.percentile(values, FULL)) if len(values) else 0.0
    # Where fewer than one tie in twenty has any of it, the largest value takes the percentile's place.
    full = full or float(values.max(initial=0.0))
    return np.minimum(values / full, 1.0) if on_record and full > 0 else np.full(len(values), np.nan)
