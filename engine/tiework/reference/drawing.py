"""The kernels' random numbers (kernels/src/random.h), a row of them at once."""

from __future__ import annotations

import numpy as np
from numpy.typing import NDArray

from tiework.arrays import Ints

type Numbers = NDArray[np.uint64]


class Random:
    """splitmix64 (Steele, Lea & Flood 2014): the k-th number depends on the seed and on k alone.

    >>> Random(0).drawn(1).tolist()
    [16294208416658607535]
    """

    def __init__(self, seed: int) -> None:
        self._seed, self._used = seed % 2**64, 0

    def drawn(self, count: int) -> Numbers:
        """Return the next numbers (uint64[count])."""
        turn = np.arange(self._used + 1, self._used + count + 1, dtype=np.uint64)
        self._used += count
        z = np.uint64(self._seed) + turn * np.uint64(0x9E3779B97F4A7C15)
        z = (z ^ (z >> np.uint64(30))) * np.uint64(0xBF58476D1CE4E5B9)
        z = (z ^ (z >> np.uint64(27))) * np.uint64(0x94D049BB133111EB)
        return z ^ (z >> np.uint64(31))

    def below(self, many: Ints) -> Ints:
        """Return one number from 0 to below each of `many` (int64)."""
        return scaled(self.drawn(len(many)), many)

    def shuffled[T](self, values: list[T]) -> list[T]:
        """Deal a list out anew (Fisher & Yates), in place."""
        last = np.arange(len(values) - 1, 0, -1)
        for i, j in zip(last.tolist(), self.below(last + 1).tolist(), strict=True):
            values[i], values[j] = values[j], values[i]
        return values


def scaled(numbers: Numbers, many: Ints | int) -> Ints:
    """Scale numbers that were drawn: from 0 to below each of `many`, which is at most 2 ** 32."""
    return ((numbers >> np.uint64(32)) * np.asarray(many, np.uint64) >> np.uint64(32)).astype(np.int64)
