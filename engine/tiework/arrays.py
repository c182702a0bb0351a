"""Shared array types and the one habit of this package: arrays handed out cannot be written to."""

from __future__ import annotations

from typing import Any

import numpy as np
from numpy.typing import ArrayLike, NDArray

Floats = NDArray[np.float64]
Ints = NDArray[np.int64]
Codes = NDArray[np.int32]
Bools = NDArray[np.bool_]


def frozen[S: np.generic](values: ArrayLike, dtype: type[S]) -> NDArray[S]:
    """Return a read-only copy of `values` as a contiguous array of `dtype`."""
    out = np.array(values, dtype=dtype, order="C")
    out.flags.writeable = False
    return out


def ratio(top: ArrayLike, bottom: ArrayLike) -> Floats:
    """Divide, and say nan where the denominator is 0: undefined is not zero.

    >>> ratio([1.0, 0.0], [2.0, 0.0])
    array([0.5, nan])
    """
    over, under = np.asarray(top, dtype=np.float64), np.asarray(bottom, dtype=np.float64)
    shape = np.broadcast_shapes(over.shape, under.shape)
    out: Floats = np.divide(over, under, out=np.full(shape, np.nan), where=under != 0)
    return out


def maybe(value: Any) -> float | None:
    """Return a plain float, or None where the value is undefined (nan).

    >>> maybe(np.float64("nan")) is None
    True
    """
    number = float(value)
    return None if number != number else number
