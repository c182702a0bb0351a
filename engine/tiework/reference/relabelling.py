"""Labels dealt anew: how would ties fall if they took no notice of groups?"""

from __future__ import annotations

import numpy as np

from tiework.arrays import Codes, Floats, Ints
from tiework.reference.drawing import Random


class Relabelling:
    """Deals labels anew among those who have one; see `tiework.kernels.relabelling.Relabelling`."""

    def __init__(self, sets: Codes, kinds: int, low: Codes, high: Codes, alike: Floats | None = None) -> None:
        self._sets, self._kinds, self._low, self._high, self._alike = sets, kinds, low, high, alike
        self._who = np.flatnonzero(sets >= 0)

    def dealt(self, seed: int) -> Codes:
        """Whose label is whose, as dealt by this seed (int32[n])."""
        sets = self._sets.copy()
        sets[self._who] = Random(seed).shuffled(sets[self._who].tolist())
        return sets

    def inside(self, seed: int) -> float:
        """How many ties stay inside a group, each as far as it does (0 to m)."""
        return float(self._same(self.dealt(seed)).sum())

    def between(self, seed: int) -> Ints:
        """Ties between each two sets, from the lower end's to the higher end's (int64[k, k])."""
        sets = self.dealt(seed).astype(np.int64)
        cells = sets[self._low] * self._kinds + sets[self._high]
        return np.bincount(cells, minlength=self._kinds**2).reshape(self._kinds, self._kinds)

    def inside_of_each(self, seed: int) -> Floats:
        """How many of each person's ties stay inside a group (float64[n])."""
        same, people = self._same(self.dealt(seed)), len(self._sets)
        both: Floats = np.bincount(self._low, same, people) + np.bincount(self._high, same, people)
        return both

    def _same(self, sets: Codes) -> Floats:
        one, other = sets[self._low].astype(np.int64), sets[self._high]
        if self._alike is None:
            alone: Floats = (one == other).astype(np.float64)
            return alone
        found: Floats = self._alike[one * self._kinds + other]
        return found
