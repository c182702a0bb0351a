"""How each person's ties spread over groups."""

from __future__ import annotations

import numpy as np

from tiework.adjacency import Diversity
from tiework.arrays import Codes, Floats, Ints, ratio


def participation(
    indptr: Ints,
    indices: Codes,
    weight: Floats,
    sets: Codes,
    shares: Floats | None = None,
    *,
    threads: int = 1,
) -> Floats:
    """Say how evenly each person's tie weight spreads over the groups (float64[n])."""
    person, _, toward = _toward(indptr, indices, sets, shares, weight)
    n = len(indptr) - 1
    total = np.bincount(person, toward, n)
    share = ratio(toward, total[person])
    return np.where(total > 0, 1 - np.bincount(person, share**2, n), np.nan)


def diversity(
    indptr: Ints,
    indices: Codes,
    sets: Codes,
    shares: Floats | None = None,
    *,
    at_least: int = 1,
    threads: int = 1,
) -> Diversity:
    """Say how mixed the groups among each person's contacts are."""
    n = len(indptr) - 1
    row = np.repeat(np.arange(n), np.diff(indptr))
    known = np.bincount(row[sets[indices] >= 0], minlength=n)
    person, group, counts = _toward(indptr, indices, sets, shares, np.ones(len(indices)))
    share = ratio(counts, known[person])
    enough = known >= max(at_least, 1)
    # What i's own groups hold of i, times what they hold of i's contacts.
    own = np.zeros(len(person)) if not len(person) else _held(sets[person], group, shares)
    inside = np.bincount(person, own * counts, n)
    return Diversity(
        np.where(enough, 1 - np.bincount(person, share**2, n), np.nan),
        np.where(enough, 0 - np.bincount(person, share * np.log(share), n), np.nan),
        np.where(sets >= 0, ratio(known - 2 * inside, known), np.nan),
    )


def modularity(indptr: Ints, indices: Codes, weight: Floats, group: Codes) -> float:
    """Say how much more tie weight falls inside groups than if people mixed freely."""
    row = np.repeat(group, np.diff(indptr))
    total = float(weight.sum())
    if total == 0:
        return float("nan")
    held = np.bincount(row, weight)
    return float(weight[row == group[indices]].sum() / total - ((held / total) ** 2).sum())


def _held(sets: Codes, group: Ints, shares: Floats | None) -> Floats:
    if shares is None:
        same: Floats = (sets == group).astype(np.float64)
        return same
    return np.where(sets >= 0, shares[sets, group], 0.0)


def _toward(
    indptr: Ints, indices: Codes, sets: Codes, shares: Floats | None, values: Floats
) -> tuple[Ints, Ints, Floats]:
    # Each person with each group among their contacts, and the sum of the values that lead there.
    row = np.repeat(np.arange(len(indptr) - 1), np.diff(indptr))
    theirs = sets[indices].astype(np.int64)
    row, theirs, values = row[theirs >= 0], theirs[theirs >= 0], values[theirs >= 0]
    groups = int(theirs.max(initial=0)) + 1
    if shares is not None:
        groups = shares.shape[1]
        slot, group = np.nonzero(shares[theirs])
        row, values, theirs = row[slot], values[slot] * shares[theirs[slot], group], group
    cell, place = np.unique(row * max(groups, 1) + theirs, return_inverse=True)
    sums = np.bincount(place, values, len(cell)).astype(np.float64)
    return cell // max(groups, 1), cell % max(groups, 1), sums
