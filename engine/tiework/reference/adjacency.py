"""From directed pairs to ties."""

from __future__ import annotations

import numpy as np

from tiework.adjacency import Adjacency
from tiework.arrays import Codes, Floats, Ints


def adjacency(
    indptr: Ints, indices: Codes, weight: Floats, count: Ints, present: float = 0.0, *, threads: int = 1
) -> Adjacency:
    """Lay directed pairs together to ties: those of weight 0, or below `present`, are left out."""
    n = len(indptr) - 1
    from_, to = np.repeat(np.arange(n), np.diff(indptr)), indices.astype(np.int64)
    # Each pair is met from both ends: as what goes out, and as what comes in.
    key, slot = np.unique(np.concatenate([from_ * n + to, to * n + from_]), return_inverse=True)
    nothing = np.zeros(len(to))
    out, into, acts = (
        np.bincount(slot, np.concatenate(both), len(key)).astype(np.float64)
        for both in ((weight, nothing), (nothing, weight), (count, count))
    )
    row, other = key // max(n, 1), key % max(n, 1)
    both = out + into
    keep = (row != other) & (both > 0) & (both >= present)
    ends = np.concatenate([[0], np.cumsum(np.bincount(row[keep], minlength=n))])
    return Adjacency(
        ends.astype(np.int64), other[keep].astype(np.int32), both[keep], out[keep], into[keep],
        acts[keep].astype(np.int32),
    )  # fmt: skip


def pairs(indptr: Ints, indices: Codes) -> tuple[Codes, Codes, Ints]:
    """Return both ends of each tie, lower index first, and its slot (int32[m] twice, int64[m])."""
    row = np.repeat(np.arange(len(indptr) - 1), np.diff(indptr))
    slot = np.flatnonzero(row < indices)
    return row[slot].astype(np.int32), indices[slot], slot


def row_sums(indptr: Ints, values: Floats) -> Floats:
    """Add up a value per slot over each person's slots (float64[n])."""
    n = len(indptr) - 1
    return np.bincount(np.repeat(np.arange(n), np.diff(indptr)), values, n).astype(np.float64)
