"""What triangles say, by products of matrices that are kept to the ties themselves."""

from __future__ import annotations

from typing import Any

import numpy as np

from tiework.adjacency import Closures
from tiework.arrays import Codes, Floats, Ints

# Rows multiplied in one go: a product of two whole matrices would not fit into memory.
_AT_ONCE = 4096


def closures(
    indptr: Ints, indices: Codes, weight: Floats, *, shared: bool = False, threads: int = 1
) -> Closures:
    """Say of each person and each tie what the triangles over it say."""
    n, degree = len(indptr) - 1, np.diff(indptr)
    row = np.repeat(np.arange(n), degree)
    strength = np.bincount(row, weight, n)
    largest = np.zeros(n)
    np.maximum.at(largest, row, weight)
    share, relative = weight / strength[row], weight / largest[row]
    # p_ij + sum of p_iq p_qj, and sum of p_iq m_jq, over people q tied to both.
    around = share + _kept(indptr, indices, share, share)
    repeated = _kept(indptr, indices, share, relative[_reverse(row, indices)])
    counted = common(indptr, indices)
    none = degree == 0
    return Closures(
        counted,
        _kept(indptr, indices, relative, relative[_reverse(row, indices)]) if shared else None,
        np.bincount(row, counted, n).astype(np.int64) // 2,
        np.bincount(row, counted > 0, n).astype(np.int64),
        np.where(none, np.nan, np.bincount(row, around**2, n)),
        np.where(none, np.nan, degree - np.bincount(row, repeated, n)),
    )


def common(indptr: Ints, indices: Codes, *, threads: int = 1) -> Codes:
    """Count, for each slot, how many people are tied to both ends (int32[2m])."""
    ones = np.ones(len(indices))
    return _kept(indptr, indices, ones, ones).astype(np.int32)


def _reverse(row: Ints, indices: Codes) -> Ints:
    # Where each slot's tie stands in the other's row.
    back = np.empty(len(row), np.int64)
    back[np.lexsort((row, indices))] = np.arange(len(row))
    return back


def _kept(indptr: Ints, indices: Codes, left: Floats, right: Floats) -> Floats:
    # Sum over q of left[i, q] right[q, j], for each slot i, j.
    from scipy.sparse import csr_array

    n = len(indptr) - 1
    one, other = (csr_array((values, indices, indptr), shape=(n, n)) for values in (left, right))
    out = np.zeros(len(indices))
    for first in range(0, n, _AT_ONCE):
        last = min(first + _AT_ONCE, n)
        product: Any = (one[first:last] @ other).tocsr()
        here = slice(int(indptr[first]), int(indptr[last]))
        rows = np.repeat(np.arange(last - first), np.diff(indptr[first : last + 1]))
        if here.stop > here.start:
            out[here] = np.asarray(product[rows, indices[here]]).ravel()
    return out
