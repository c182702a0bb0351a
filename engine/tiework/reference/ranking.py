"""Importance passed along ties."""

from __future__ import annotations

import numpy as np

from tiework.arrays import Codes, Floats, Ints


def pagerank(
    indptr: Ints,
    indices: Codes,
    out: Floats,
    into: Floats,
    *,
    damping: float = 0.85,
    tolerance: float = 1e-12,
    home: Floats | None = None,
) -> Floats:
    """Whom do those turn to, to whom others turn? See `tiework.kernels.ranking.pagerank`."""
    n = len(indptr) - 1
    if not n:
        return np.empty(0)
    even = np.full(n, 1 / n) if home is None else home / home.sum()
    rows = np.repeat(np.arange(n), np.diff(indptr))
    total = np.bincount(rows, out, minlength=n)
    passed = np.divide(into, total[indices], out=np.zeros(len(into)), where=into > 0)
    rank: Floats = even.copy()
    while True:
        moved = np.bincount(rows, passed * rank[indices], minlength=n)
        after: Floats = damping * (moved + rank[total == 0].sum() * even) + (1 - damping) * even
        # The values are 1 / n in the mean, and a step may be followed by many like it; below 1e-14 all is rounding.
        if np.abs(after - rank).sum() <= max(tolerance * (1 - damping), 1e-14):
            return after
        rank = after
