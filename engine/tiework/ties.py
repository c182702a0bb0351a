"""Acts become ties: decayed, shared out, in both directions, as they stand at one moment."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime

import numpy as np

from tiework.acts import ActTable
from tiework.arrays import Bools, Codes, Floats, Ints, frozen
from tiework.contacts import BACKWARD, DAY, FORWARD, TOGETHER, Contacts, contacts
from tiework.errors import TieworkError
from tiework.policy import Policy


@dataclass(frozen=True, eq=False)
class TieTable:
    """One row for each pair that ever acted, as it stands at `as_of` (p rows, i < j, sorted).

    Attributes
    ----------
    people : tuple of str
        Every member; `i` and `j` point into it.
    i, j : int32[p]
    s_ij, s_ji : float64[p]
        Decayed weighted acts from i to j and from j to i.
    together : float64[p]
        c_ij: decayed weight of acts done together.
    in_person : float64[p]
        The in-person part of `weight`.
    peak : float64[p]
        The largest weight the pair ever reached.
    n_acts : int64[p]
        Acts behind the tie.
    first, last : float64[p]
        Unix seconds of the first and the last of them.
    mutual : bool[p]
        Accepted shared work alone reaches the threshold for present.
    """

    people: tuple[str, ...]
    policy: Policy
    as_of: float
    i: Codes
    j: Codes
    s_ij: Floats
    s_ji: Floats
    together: Floats
    in_person: Floats
    peak: Floats
    n_acts: Ints
    first: Floats
    last: Floats
    mutual: Bools

    def __len__(self) -> int:
        return len(self.i)

    @property
    def weight(self) -> Floats:
        """w_ij = s_ij + s_ji + c_ij (float64[p], 0 or more)."""
        return self.s_ij + self.s_ji + self.together

    @property
    def present(self) -> Bools:
        """Which ties are there: w_ij at or above the policy's `present` (bool[p])."""
        return self.weight >= self.policy.present

    @property
    def reciprocated(self) -> Bools:
        """Which ties go both ways, or rest on accepted shared work (bool[p]). Having met is not enough."""
        least = self.policy.present
        return ((self.s_ij >= least) & (self.s_ji >= least)) | self.mutual

    @property
    def strong(self) -> Bools:
        """Which ties are reciprocated and at or above theta (bool[p])."""
        return self.reciprocated & (self.weight >= self.policy.theta)

    @property
    def dormant(self) -> Bools:
        """Which ties were present once and are not now (bool[p])."""
        return (self.peak >= self.policy.present) & ~self.present


def seconds(moment: datetime | float) -> float:
    """Return unix seconds of an aware datetime, or of the seconds themselves."""
    if isinstance(moment, datetime):
        if moment.tzinfo is None:
            raise TieworkError(f"expected a time with its zone, found {moment.isoformat()}")
        return moment.timestamp()
    return float(moment)


def ties(acts: ActTable, policy: Policy, as_of: datetime | float) -> TieTable:
    """Who stands in what tie to whom, at one moment?

    Parameters
    ----------
    acts : ActTable
        In any order; an act that arrives late changes the answer as if it had come in time.
    policy : Policy
        Must know every kind in `acts`.
    as_of : datetime or float
        The moment, an aware datetime or unix seconds. Later acts count 0.

    Returns
    -------
    TieTable
        Pairs with at least one act that forms ties, at or before `as_of`.

    Raises
    ------
    PolicyError
        Where a kind is unknown to the policy.

    Notes
    -----
    s_ij(T) = sum over acts from i to j of a * 2 ** (-(T - t) / h). Granovetter 1973; decay as in Burt 2000.
    A gathering of k people gives each pair 1/(k - 1) of its weight.

    Examples
    --------
    >>> from tiework.acts import Act, ActTable
    >>> table = ActTable.from_records([Act("a", ("b",), "mail.replied", 0), Act("b", ("a",), "mail.replied", 0)])
    >>> tie = ties(table, Policy.for_mail(half_life_days=1), as_of=86_400)
    >>> tie.weight, tie.reciprocated
    (array([1.]), array([ True]))
    """
    moment = seconds(as_of)
    rows = contacts(acts, policy, moment)
    return tie_table(rows, rows.decayed(moment, policy.half_life_days), acts.people, policy, moment)


def tie_table(
    rows: Contacts, worth: Floats, people: tuple[str, ...], policy: Policy, moment: float
) -> TieTable:
    """Sum contacts, worth `worth` each at `moment`, into ties."""
    pairs = len(rows.lo)

    def summed(mask: Bools) -> Floats:
        return frozen(np.bincount(rows.pair[mask], worth[mask], minlength=pairs), np.float64)

    first, last = np.full(pairs, np.inf), np.full(pairs, -np.inf)
    np.minimum.at(first, rows.pair, rows.at)
    np.maximum.at(last, rows.pair, rows.at)
    return TieTable(
        people,
        policy,
        moment,
        frozen(rows.lo, np.int32),
        frozen(rows.hi, np.int32),
        summed(rows.way == FORWARD),
        summed(rows.way == BACKWARD),
        summed(rows.way == TOGETHER),
        summed(rows.in_person),
        frozen(_peak(rows, policy.half_life_days), np.float64),
        frozen(np.bincount(rows.pair, minlength=pairs), np.int64),
        frozen(first, np.float64),
        frozen(last, np.float64),
        frozen(summed(rows.mutual) >= policy.present, np.bool_),
    )


def _peak(rows: Contacts, half_life_days: float) -> Floats:
    # A weight only falls between acts, so its peak lies just after one: walk each pair's acts in time order,
    # all pairs side by side.
    order = np.lexsort((rows.at, rows.pair))
    pair, at, worth = rows.pair[order], rows.at[order], rows.worth[order]
    counts = np.bincount(pair, minlength=len(rows.lo))
    starts = np.cumsum(counts) - counts
    running, before, peak = np.zeros(len(counts)), np.zeros(len(counts)), np.zeros(len(counts))
    longest_first = np.argsort(-counts, kind="stable")
    for step in range(int(counts.max(initial=0))):
        live = longest_first[: int(np.count_nonzero(counts > step))]
        here = starts[live] + step
        fade = np.exp2(-(at[here] - before[live]) / (half_life_days * DAY)) if step else 1.0
        running[live] = running[live] * fade + worth[here]
        before[live] = at[here]
        peak[live] = np.maximum(peak[live], running[live])
    return peak
