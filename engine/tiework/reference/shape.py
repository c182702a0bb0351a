"""What is connected with what."""

from __future__ import annotations

import numpy as np

from tiework.arrays import Codes, Ints


def components(indptr: Ints, indices: Codes) -> Codes:
    """Number each person's component, in order of its first person (int32[n])."""
    from scipy.sparse import csr_array
    from scipy.sparse.csgraph import connected_components

    n = len(indptr) - 1
    ties = csr_array((np.ones(len(indices), np.int8), indices, indptr), shape=(n, n))
    found = connected_components(ties, directed=False)[1]
    _, first = np.unique(found, return_index=True)
    number = np.empty(len(first), np.int32)
    number[np.argsort(first)] = np.arange(len(first))
    return number[found] if n else found.astype(np.int32)
