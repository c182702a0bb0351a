"""What is connected with what."""

from __future__ import annotations

import numpy as np

from tiework.arrays import Codes, Ints
from tiework.kernels.checks import POINTER, SIZE, codes, done, pointer, rows
from tiework.kernels.library import function


def components(indptr: Ints, indices: Codes) -> Codes:
    """Number each person's component, in order of its first person (int32[n]).

    Parameters
    ----------
    indptr : int64[n + 1], indices : int32[2m]
        Ties, each seen from both ends.
    """
    from_ = rows("indptr", indptr, len(indices))
    n = len(from_) - 1
    to = codes("indices", indices, n)
    label, count = np.empty(n, np.int32), np.zeros(1, np.int64)
    run = function("tw_components", SIZE, POINTER, POINTER, POINTER, POINTER)
    done(run(n, pointer(from_), pointer(to), pointer(label), pointer(count)))
    return label
