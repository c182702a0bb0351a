"""Acts to sums: how much and how often each person acted toward each other one."""

from __future__ import annotations

import numpy as np
from numpy.typing import NDArray

from tiework.arrays import Codes, Floats, Ints


class Sums:
    """Directed pairs and the sums of their acts, fed batch by batch.

    Parameters
    ----------
    half_life : float
        Seconds after which an act weighs half.
    threads, rows : int
        Without effect here.
    """

    def __init__(self, half_life: float, threads: int = 2, rows: int = 8 << 20) -> None:
        self._half_life = half_life
        self._pairs, self._weight, self._count = np.empty(0, np.int64), np.empty(0), np.empty(0, np.int64)

    def add(
        self, actor: Codes, target: Codes, kind: Codes | None, time: Floats | None,
        worth: Floats, both: NDArray[np.uint8], people: int, origin: float, until: float,
    ) -> tuple[int, int]:  # fmt: skip
        """Add acts; return how many were dropped: toward oneself, and after `until`."""
        itself = actor == target
        later = ~itself & (time > until) if time is not None else np.zeros(len(actor), bool)
        kept = ~(itself | later)
        what = np.zeros(len(actor), np.int32) if kind is None else kind
        weight = worth[what]
        if time is not None:
            weight = weight * np.exp2(np.minimum((time - origin) / self._half_life, 1000))
        by, toward = actor.astype(np.int64), target.astype(np.int64)
        shared = both[what] > 0
        # The other side of an act done together stands before it, half each, and is not counted again.
        pairs = np.column_stack([toward << 32 | by, by << 32 | toward])
        half = np.column_stack([weight / 2, np.where(shared, weight / 2, weight)])
        once = np.broadcast_to([0, 1], pairs.shape)
        used = np.column_stack([kept & shared, kept])
        self._merge(pairs[used], half[used], once[used])
        return int(itself.sum()), int(later.sum())

    def _merge(self, pairs: Ints, weight: Floats, acts: Ints) -> None:
        # What is held comes first, so that sums run in the order of the log.
        keys, first, place = np.unique(
            np.concatenate([self._pairs, pairs]), return_index=True, return_inverse=True
        )
        order = np.argsort(first)
        rank = np.empty(len(order), np.int64)
        rank[order] = np.arange(len(order))
        place = rank[place]
        self._pairs = keys[order]
        weights = np.concatenate([self._weight, weight])
        self._weight = np.bincount(place, weights, len(keys)).astype(np.float64)
        self._count = np.bincount(place, np.concatenate([self._count, acts]), len(keys)).astype(np.int64)

    def scale(self, factor: float) -> None:
        """Multiply every weight so far."""
        self._weight *= factor

    def finish(self, people: int) -> tuple[Ints, Codes, Floats, Ints]:
        """Return the sums as rows: indptr int64[people + 1], indices int32[d], weight float64[d], count int64[d]."""
        actor = self._pairs >> 32
        order = np.argsort(actor, kind="stable")
        indptr = np.zeros(people + 1, np.int64)
        np.cumsum(np.bincount(actor, minlength=people), out=indptr[1:])
        to = (self._pairs & 0xFFFFFFFF).astype(np.int32)
        return indptr, to[order], self._weight[order], self._count[order]
