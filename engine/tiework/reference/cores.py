"""How deep inside the network each person stands."""

from __future__ import annotations

from itertools import pairwise

import numpy as np

from tiework.arrays import Codes, Ints


def core_numbers(indptr: Ints, indices: Codes) -> Codes:
    """How deep inside does each person stand? See `tiework.kernels.cores.core_numbers`."""
    core = np.diff(indptr).astype(np.int32)
    near = [indices[a:b].tolist() for a, b in pairwise(indptr.tolist())]
    left, order = core.tolist(), np.argsort(core, kind="stable").tolist()
    place = np.argsort(order, kind="stable").tolist()
    # `start[k]` is where those with k or more ties left begin.
    start = np.searchsorted(np.sort(core), np.arange(max(left, default=0) + 2)).tolist()
    for here in order:
        for other in near[here]:
            if left[other] > left[here]:
                # The other has one tie less: to the front of those with as many, which then begin behind it.
                front = start[left[other]]
                swapped = order[front]
                order[front], order[place[other]] = other, swapped
                place[swapped], place[other] = place[other], front
                start[left[other]] += 1
                left[other] -= 1
    return np.array(left, dtype=np.int32)
