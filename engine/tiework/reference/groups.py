"""How each person's ties spread over groups."""

from __future__ import annotations

import numpy as np

from tiework.adjacency import Diversity
from tiework.arrays import Codes, Floats, Ints, ratio


def participation(indptr: Ints, indices: Codes, weight: Floats, group: Codes, *, threads: int = 1) -> Floats:
    """Say how evenly each person's tie weight spreads over the groups (float64[n])."""
    person, toward = _toward(indptr, indices, group, weight)
    n = len(indptr) - 1
    total = np.bincount(person, toward, n)
    share = ratio(toward, total[person])
    return np.where(total > 0, 1 - np.bincount(person, share**2, n), np.nan)


def diversity(
    indptr: Ints, indices: Codes, group: Codes, at_least: int = 1, *, threads: int = 1
) -> Diversity:
    """Say how mixed the groups among each person's contacts are."""
    n = len(indptr) - 1
    person, counts = _toward(indptr, indices, group, np.ones(len(indices)))
    total = np.bincount(person, counts, n)
    share = ratio(counts, total[person])
    enough = total >= max(at_least, 1)
    row = np.repeat(np.arange(n), np.diff(indptr))
    own, theirs = group[row], group[indices]
    both = (own >= 0) & (theirs >= 0)
    sides = np.where(own[both] != theirs[both], 1.0, -1.0)
    return Diversity(
        np.where(enough, 1 - np.bincount(person, share**2, n), np.nan),
        np.where(enough, 0 - np.bincount(person, share * np.log(share), n), np.nan),
        ratio(np.bincount(row[both], sides, n), np.bincount(row[both], minlength=n)),
    )


def _toward(indptr: Ints, indices: Codes, group: Codes, values: Floats) -> tuple[Ints, Floats]:
    # Each person with each group among their contacts: the person, and the sum of the values that lead there.
    row = np.repeat(np.arange(len(indptr) - 1), np.diff(indptr))
    theirs, groups = group[indices].astype(np.int64), int(group.max(initial=0)) + 1
    known = theirs >= 0
    cell, place = np.unique(row[known] * groups + theirs[known], return_inverse=True)
    return cell // groups, np.bincount(place, values[known], len(cell)).astype(np.float64)
