"""Labels dealt anew: how would ties fall if they took no notice of groups?"""

from __future__ import annotations

import ctypes

import numpy as np

from tiework.arrays import Codes, Floats, Ints
from tiework.kernels.checks import POINTER, SIZE, codes, done, pointer, weights
from tiework.kernels.library import function


class Relabelling:
    """Deals labels anew among those who have one.

    Parameters
    ----------
    sets : int32[n]
        Which set of groups each person is of, 0 to k - 1; -1 for none.
    kinds : int
        k.
    low, high : int32[m]
        Both ends of each tie; both have a label.
    alike : float64[k * k], optional
        How far each two sets are of one group, row by row; unless given, 1 for a set with itself and 0 for all others.

    Examples
    --------
    >>> from tiework.kernels.serving import serving
    >>> sets, ties = np.array([0, 0, 1, -1], np.int32), np.array([[0, 0], [1, 2]], np.int32)
    >>> relabelling = serving("relabelling").Relabelling(sets, 2, *ties)
    >>> relabelling.dealt(1).tolist(), relabelling.inside(1), relabelling.inside_of_each(1).tolist()
    ([0, 1, 0, -1], 1.0, [1.0, 0.0, 1.0, 0.0])
    """

    def __init__(self, sets: Codes, kinds: int, low: Codes, high: Codes, alike: Floats | None = None) -> None:
        # Copies: what was looked through stays as it was.
        self._sets, self._kinds = codes("sets", sets, kinds, least=-1).copy(), kinds
        ends = codes("low", low, len(sets)).copy(), codes("high", high, len(sets), len(low)).copy()
        for name, end in zip(("low", "high"), ends, strict=True):
            if len(end) and int(self._sets[end].min()) < 0:
                raise ValueError(f"{name}: expected people who have a label, found others")
        self._who = np.flatnonzero(self._sets >= 0).astype(np.int32)
        self._ends, self._alike = ends, None
        if alike is not None:
            self._alike = weights("alike", alike, kinds * kinds).copy()

    def dealt(self, seed: int) -> Codes:
        """Whose label is whose, as dealt by this seed (int32[n])."""
        return self._run(seed, None, None)[0]

    def inside(self, seed: int) -> float:
        """How many ties stay inside a group, each as far as it does (0 to m)."""
        return self._run(seed, None, None)[1]

    def between(self, seed: int) -> Ints:
        """Ties between each two sets, from the lower end's to the higher end's (int64[k, k])."""
        cells = np.zeros(self._kinds * self._kinds, np.int64)
        self._run(seed, cells, None)
        return cells.reshape(self._kinds, self._kinds)

    def inside_of_each(self, seed: int) -> Floats:
        """How many of each person's ties stay inside a group (float64[n])."""
        each = np.zeros(len(self._sets))
        self._run(seed, None, each)
        return each

    def _run(self, seed: int, cells: Ints | None, each: Floats | None) -> tuple[Codes, float]:
        sets, inside, (low, high) = self._sets.copy(), ctypes.c_double(), self._ends
        run = function(
            "tw_relabelled", SIZE, POINTER, SIZE, POINTER, POINTER, SIZE, POINTER, ctypes.c_uint64, *[POINTER] * 4
        )  # fmt: skip
        alike, counts, people = (None if one is None else pointer(one) for one in (self._alike, cells, each))
        who = (len(self._who), pointer(self._who))
        ties = (len(low), pointer(low), pointer(high))
        result = (pointer(sets), ctypes.byref(inside), counts, people)
        done(run(*who, *ties, self._kinds, alike, seed % 2**64, *result))
        return sets, inside.value
