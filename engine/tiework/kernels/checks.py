"""The boundary between Python and C: an array that is not what a kernel expects never gets across."""

from __future__ import annotations

import ctypes
from typing import Any

import numpy as np
from numpy.typing import NDArray

from tiework.arrays import Codes, Floats, Ints
from tiework.kernels.library import KernelError

POINTER = ctypes.c_void_p
SIZE = ctypes.c_int64
PART = ctypes.c_int32
REAL = ctypes.c_double

OUT_OF_MEMORY = 1


def array[S: np.generic](name: str, values: object, dtype: type[S], size: int | None = None) -> NDArray[S]:
    """Return `values` as they are, where they are a contiguous array of one dimension, of `dtype` and of `size`.

    Raises
    ------
    TypeError, ValueError
        Naming the array, what was expected and what was found. Nothing is converted: a copy made in silence would be
        written to in vain, and cost memory.
    """
    if not isinstance(values, np.ndarray):
        raise TypeError(f"{name}: expected an array of {np.dtype(dtype)}, found {type(values).__name__}")
    if values.dtype != dtype:
        raise TypeError(f"{name}: expected {np.dtype(dtype)}, found {values.dtype}")
    if values.ndim != 1 or not values.flags.c_contiguous or not values.flags.aligned:
        raise ValueError(f"{name}: expected one contiguous dimension, found shape {values.shape}")
    if size is not None and len(values) != size:
        raise ValueError(f"{name}: expected {size} values, found {len(values)}")
    return values


def codes(name: str, values: object, below: int, size: int | None = None, least: int = 0) -> Codes:
    """Return int32 codes, each from `least` to below `below`."""
    held = array(name, values, np.int32, size)
    if len(held) and (int(held.min()) < least or int(held.max()) >= below):
        raise ValueError(f"{name}: expected codes from {least} to {below - 1}, found others")
    return held


def weights(name: str, values: object, size: int) -> Floats:
    """Return float64 weights: finite, 0 or more."""
    held = array(name, values, np.float64, size)
    # The least and the largest tell: nan spreads into both.
    if len(held) and not (float(held.min()) >= 0 and float(held.max()) < np.inf):
        raise ValueError(f"{name}: expected finite weights of 0 or more, found others")
    return held


def rows(name: str, indptr: object, size: int | None = None) -> Ints:
    """Return int64 offsets of rows: from 0, never falling, up to `size` where it is given."""
    held = array(name, indptr, np.int64)
    if not len(held) or held[0] != 0 or bool(np.any(held[1:] < held[:-1])):
        raise ValueError(f"{name}: expected offsets that rise from 0, found others")
    if size is not None and int(held[-1]) != size:
        raise ValueError(f"{name}: expected offsets up to {size}, found up to {int(held[-1])}")
    return held


def pointer(values: NDArray[Any]) -> int:
    """Return where an array begins, for a kernel; the caller holds the array until the kernel is back."""
    return int(values.ctypes.data)


def done(status: int) -> None:
    """Raise what a kernel reports: 0 is well."""
    if status == OUT_OF_MEMORY:
        raise MemoryError("a kernel found no memory")
    if status:
        raise KernelError(f"a kernel gave up ({status})")
