"""The figures of everybody, kept exact while acts come in one by one."""

from __future__ import annotations

import ctypes
import weakref
from typing import NoReturn

import numpy as np

from tiework.arrays import Codes, Floats
from tiework.kernels.checks import PART, POINTER, REAL, SIZE, codes, done, pointer, weights
from tiework.kernels.library import function


class State:
    """Ties in weights of one unit, and what they make of everybody; `tiework.Live` knows of time and checks who asks.

    Parameters
    ----------
    n : int
        People, numbered from 0.
    low, high : int32[m]
        Both ends of each tie, each pair once, lower first.
    forward, backward : float64[m]
        What runs from the lower end to the higher, and back.
    """

    def __init__(self, n: int, low: Codes, high: Codes, forward: Floats, backward: Floats) -> None:
        self.n, m = n, len(low)
        ends = codes("low", low, n), codes("high", high, n, m)
        ways = weights("forward", forward, m), weights("backward", backward, m)
        if m and (bool((low >= high).any()) or not float((forward + backward).min()) > 0):
            raise ValueError("low: expected the lower end first and a strength above 0, found others")
        made = ctypes.c_void_p()
        try:
            run = function("tw_live_new", SIZE, SIZE, *[POINTER] * 5)
            done(run(n, m, *(pointer(one) for one in (*ends, *ways)), ctypes.addressof(made)))
        finally:
            self._made = made.value
            self._free = weakref.finalize(self, function("tw_live_free", POINTER), made.value)
        self._act = function("tw_live_act", POINTER, PART, PART, REAL, POINTER, POINTER)
        self._dirty, self._count = np.empty(n, np.int32), np.zeros(1, np.int64)
        self._counts, self._amounts = np.zeros(3, np.int64), np.zeros(5)

    def __reduce__(self) -> NoReturn:
        raise TypeError("a live state cannot be copied: make one of its ties")

    def grow(self, more: int) -> None:
        """Take in `more` people without ties."""
        done(function("tw_live_grow", POINTER, SIZE)(self._made, more))
        self.n += more
        if self.n > len(self._dirty):
            self._dirty = np.empty(self.n + self.n // 4, np.int32)

    def act(self, by: int, toward: int, more: float) -> Codes:
        """Add to what runs between two people; return whose figures that touched, in any order."""
        done(self._act(self._made, by, toward, more, pointer(self._dirty), pointer(self._count)))
        return self._dirty[: int(self._count[0])].copy()

    def person(self, i: int) -> tuple[int, int, int, float, float, float, float, float]:
        """Degree, triangles, supported ties; strength out, into, in all; constraint; overlap of i's contacts times strength."""
        run = function("tw_live_person", POINTER, PART, POINTER, POINTER)
        done(run(self._made, i, pointer(self._counts), pointer(self._amounts)))
        degree, triangles, supported = self._counts.tolist()
        out, into, strength, constraint, redundant = self._amounts.tolist()
        return degree, triangles, supported, out, into, strength, constraint, redundant

    def tie(self, i: int, j: int) -> tuple[float, float, int] | None:
        """Strength i to j and j to i, and common contacts; None where there is no tie."""
        run = function("tw_live_tie", POINTER, PART, PART, POINTER, POINTER)
        done(run(self._made, i, j, pointer(self._counts), pointer(self._amounts)))
        found, common, _ = self._counts.tolist()
        return (float(self._amounts[0]), float(self._amounts[1]), common) if found else None

    def scale(self, factor: float, least: float) -> int:
        """Multiply every weight, forget ties below `least`, add everything up anew; return how many are forgotten."""
        count = function("tw_live_ties", POINTER, returns=SIZE)
        before = int(count(self._made))
        try:
            done(function("tw_live_scale", POINTER, REAL, REAL)(self._made, factor, least))
        except MemoryError:
            # Half of it is gone: better nothing than something wrong.
            self.n, self._made = 0, None
            self._free()
            raise
        return before - int(count(self._made))

    def ties(self) -> tuple[Codes, Codes, Floats, Floats]:
        """Every tie: low, high, forward, backward."""
        m = int(function("tw_live_ties", POINTER, returns=SIZE)(self._made))
        low, high = np.empty(m, np.int32), np.empty(m, np.int32)
        forward, backward = np.empty(m), np.empty(m)
        run = function("tw_live_all", POINTER, *[POINTER] * 4)
        done(run(self._made, *(pointer(one) for one in (low, high, forward, backward))))
        return low, high, forward, backward
