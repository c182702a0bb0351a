"""Numbers for groups that were found: the largest first."""

from __future__ import annotations

import numpy as np

from tiework.arrays import Bools, Codes


def by_size(codes: Codes, tied: Bools) -> Codes:
    """Number groups by size, then by first person; people without ties, each a group alone, come at the end.

    Parameters
    ----------
    codes : int32[n]
        A group of each person, numbered in order of its first person.
    tied : bool[n]
        Who has ties.

    Returns
    -------
    int32[n]

    Examples
    --------
    >>> by_size(np.array([0, 1, 2, 2], np.int32), np.array([False, True, True, True]))
    array([2, 1, 0, 0], dtype=int32)
    """
    size = np.bincount(codes)
    first = np.zeros(len(size), np.int64)
    first[codes[::-1]] = np.arange(len(codes))[::-1]
    rank = np.empty(len(size), np.int32)
    rank[np.lexsort((-size, ~tied[first]))] = np.arange(len(size))
    return rank[codes]
