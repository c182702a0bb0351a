"""Acts to sums: how much and how often each person acted toward each other one."""

from __future__ import annotations

from functools import cache
from itertools import count

import numpy as np
from numpy.typing import NDArray

from tiework.arrays import Codes, Floats, Ints
from tiework.kernels.checks import POINTER, REAL, SIZE, array, codes, done, pointer, weights
from tiework.kernels.library import function
from tiework.kernels.parts import together

# As in aggregate.c.
PEOPLE, _STEPS = 1 << 12, 1024
# Rows at a time, and batches that wait: each remembers where its parts begin.
_PIECE, _BATCHES = 1 << 18, 1 << 12
type _Rows = tuple[Ints, Codes, Floats, Ints]


@cache
def steps() -> Floats:
    """Return 2^(k/1024) for k below 1024, each rounded once: whole numbers do it, so all machines agree."""
    from math import isqrt

    one = 1 << 256
    root = one << 1
    for _ in range(10):
        root = isqrt(root << 256)
    powers = [one]
    for _ in range(_STEPS - 1):
        powers.append(powers[-1] * root >> 256)
    return np.array([power / one for power in powers])


class Sums:
    """Directed pairs and the sums of their acts, fed batch by batch.

    Rows wait in a buffer, sorted by part of the actor, until it is full; then each part is added up by itself. What is
    added is added in the order of the log, so neither the buffer nor the threads change a byte of the result.

    Parameters
    ----------
    half_life : float
        Seconds after which an act weighs half.
    threads : int
    rows : int
        Of the buffer, 14 bytes each.
    """

    def __init__(self, half_life: float, threads: int = 2, rows: int = 8 << 20) -> None:
        self._half_life, self._threads, self._rows = half_life, threads, rows
        self._local, self._to = np.empty(rows, np.uint16), np.empty(rows, np.uint32)
        self._weight = np.empty(rows)
        self._fill, self._people = 0, 0
        self._batches: list[Ints] = []
        self._held: list[_Rows] = []

    def add(
        self, actor: Codes, target: Codes, kind: Codes | None, time: Floats | None,
        worth: Floats, both: NDArray[np.uint8], people: int, origin: float, until: float,
    ) -> tuple[int, int]:  # fmt: skip
        """Add acts; return how many were dropped: toward oneself, and after `until`.

        Parameters
        ----------
        actor, target : int32[rows], below `people`
        kind : int32[rows] or None
            None: all of kind 0.
        time : float64[rows], unix seconds, or None
            None: nothing fades.
        worth : float64[kinds]
            What an act of each kind weighs at `origin`.
        both : uint8[kinds]
            1 where half of it goes each way; it is counted once, from actor to target.
        people : int
            How many there are by now.
        origin, until : float
            Unix seconds.
        """
        rows = len(codes("actor", actor, people))
        codes("target", target, people, rows)
        weights("worth", worth, len(array("both", both, np.uint8)))
        if kind is not None:
            codes("kind", kind, len(worth), rows)
        if time is not None and rows:
            array("time", time, np.float64, rows)
            if not np.isfinite([time.min(), time.max(), origin]).all():
                raise ValueError("time: expected finite seconds, found others")
        self._people = max(self._people, people)
        twice = 2 if both.any() else 1
        size = max(min(_PIECE, self._rows // twice), 1)
        dropped = np.zeros(2, np.int64)
        for k in range(0, rows, size):
            piece = slice(k, k + size)
            full = self._fill + twice * len(actor[piece]) > self._rows
            if full or len(self._batches) >= _BATCHES:
                self._flush()
            dropped += self._partition(
                actor[piece], target[piece], None if kind is None else kind[piece],
                None if time is None else time[piece], worth, both, origin, until,
            )  # fmt: skip
        return int(dropped[0]), int(dropped[1])

    def _partition(
        self, actor: Codes, target: Codes, kind: Codes | None, time: Floats | None,
        worth: Floats, both: NDArray[np.uint8], origin: float, until: float,
    ) -> Ints:  # fmt: skip
        parts = (self._people - 1) // PEOPLE + 1
        offsets, counts = np.empty(parts + 1, np.int64), np.empty(2, np.int64)
        run = function(
            "tw_partition", SIZE, *[POINTER] * 6, REAL, REAL, REAL, POINTER, SIZE, SIZE, *[POINTER] * 5
        )
        done(
            run(
                len(actor), pointer(actor), pointer(target), None if kind is None else pointer(kind),
                None if time is None else pointer(time), pointer(worth), pointer(both), origin, until,
                self._half_life, pointer(steps()), parts, self._fill, pointer(self._local), pointer(self._to),
                pointer(self._weight), pointer(offsets), pointer(counts),
            )
        )  # fmt: skip
        self._batches.append(offsets)
        self._fill = int(offsets[-1])
        return counts

    def scale(self, factor: float) -> None:
        """Multiply every weight so far."""
        # Sums and not what they are sums of: else the buffer would show in the last digit.
        self._flush()
        for _, _, weight, _ in self._held:
            weight *= factor

    def _flush(self) -> None:
        parts = (self._people - 1) // PEOPLE + 1
        while len(self._held) < parts:
            none = np.empty(0, np.int32)
            self._held.append((np.zeros(PEOPLE + 1, np.int64), none, np.empty(0), np.empty(0, np.int64)))
        # A batch knows only the parts there were when it came: later ones begin and end where it ends.
        places = np.ascontiguousarray(
            [np.concatenate([o, np.full(parts + 1 - len(o), o[-1])]) for o in self._batches], np.int64
        ).T.copy()
        turn = count()

        def work(_: int) -> None:
            sums = np.empty(2 * self._people)
            function("tw_sums_ready", SIZE, POINTER, returns=None)(self._people, pointer(sums))
            while (part := next(turn)) < parts:
                self._held[part] = self._merged(self._held[part], places[part], places[part + 1], sums)

        if self._batches:
            together(work, max(min(self._threads, parts), 1))
        self._batches.clear()
        self._fill = 0

    def _merged(self, held: _Rows, begin: Ints, end: Ints, sums: Floats) -> _Rows:
        total = int((end - begin).sum())
        if not total:
            return held
        size = len(held[1]) + total
        indptr, to = np.empty(PEOPLE + 1, np.int64), np.empty(size, np.int32)
        weight, acts = np.empty(size), np.empty(size, np.int64)
        run = function("tw_merge", SIZE, POINTER, POINTER, SIZE, *[POINTER] * 12)
        done(
            run(
                len(begin), pointer(begin), pointer(end), total, pointer(self._local), pointer(self._to),
                pointer(self._weight), *(pointer(one) for one in held), pointer(sums),
                pointer(indptr), pointer(to), pointer(weight), pointer(acts),
            )
        )  # fmt: skip
        found = int(indptr[-1])
        return indptr, to[:found].copy(), weight[:found].copy(), acts[:found].copy()

    def finish(self, people: int) -> _Rows:
        """Return the sums as rows: indptr int64[people + 1], indices int32[d], weight float64[d], count int64[d].

        Each row is in order of first appearance. The sums are given away: there is nothing to add to afterwards.
        """
        self._flush()
        self._local = self._to = self._weight = np.empty(0)  # type: ignore[assignment]
        indptr = np.zeros(people + 1, np.int64)
        size = sum(len(to) for _, to, _, _ in self._held)
        indices, weight, acts = np.empty(size, np.int32), np.empty(size), np.empty(size, np.int64)
        at = 0
        # Each part goes as soon as it is copied.
        self._held.reverse()
        for first in range(0, PEOPLE * len(self._held), PEOPLE):
            ends, to, sums, times = self._held.pop()
            here, end = min(people - first, PEOPLE), at + len(to)
            indptr[first + 1 : first + here + 1] = at + ends[1 : here + 1]
            indices[at:end], weight[at:end], acts[at:end] = to, sums, times
            at = end
        indptr[min(self._people, people) :] = at
        return indptr, indices, weight, acts
