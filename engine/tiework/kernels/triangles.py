"""One pass over the triangles, each found once at its corner of lowest degree."""

from __future__ import annotations

import numpy as np

from tiework.adjacency import Closures
from tiework.arrays import Codes, Floats, Ints
from tiework.kernels.checks import PART, POINTER, SIZE, codes, done, pointer, rows, weights
from tiework.kernels.library import function
from tiework.kernels.parts import in_parts

# Fixed, so that sums are made in one order whatever the number of threads.
_PARTS = 2
_RECORD = 24
_NOT_TIES = 2


def closures(
    indptr: Ints, indices: Codes, weight: Floats, *, shared: bool = False, threads: int = 1
) -> Closures:
    """Say of each person and each tie what the triangles over it say.

    Parameters
    ----------
    indptr : int64[n + 1], indices : int32[2m], weight : float64[2m]
        Ties, each seen from both ends, rows sorted; weights above 0 and the same from both ends.
    shared : bool
        Give `Closures.shared` too.
    threads : int
        The same bytes for any number.

    Returns
    -------
    Closures

    Raises
    ------
    TypeError, ValueError
        Naming the array, what was expected and what was found.

    Notes
    -----
    Time grows with the sum over ties of the smaller forward degree, at most m ** 1.5. Source of the order by degree:
    Chiba & Nishizeki 1985.
    """
    from_, to = _ties(indptr, indices)
    weigh, n, m = weights("weight", weight, len(to)), len(from_) - 1, len(to) // 2
    rank, start, ahead, held = _forward(from_, to, weigh, threads)
    found = [np.zeros(m * _RECORD, np.uint8) for _ in range(_PARTS)]
    run = function("tw_triangles", PART, PART, SIZE, *[POINTER] * 6)
    inner = [pointer(start), pointer(ahead), *(pointer(one) for one in held)]
    in_parts(lambda part, of: int(run(part, of, n, *inner, pointer(found[part]))), _PARTS, threads)
    add = function("tw_add_closures", SIZE, POINTER, POINTER)
    for more in found[1:]:
        done(add(m, pointer(found[0]), pointer(more)))
    del found[1:], more, ahead
    made = Closures(
        np.empty(2 * m, np.int32), np.empty(2 * m) if shared else None,
        np.empty(n, np.int64), np.empty(n, np.int64), np.empty(n), np.empty(n),
    )  # fmt: skip
    close = function("tw_closed", SIZE, *[POINTER] * 14)
    given = [pointer(from_), pointer(to), pointer(weigh), pointer(rank), pointer(start)]
    given += [*(pointer(one) for one in held[1:]), pointer(found[0])]
    slots = [pointer(made.common), None if made.shared is None else pointer(made.shared)]
    people = [
        pointer(made.triangles),
        pointer(made.supported),
        pointer(made.constraint),
        pointer(made.effective),
    ]
    _seen_from_both_ends(close(n, *given, *slots, *people))
    return made


def common(indptr: Ints, indices: Codes, *, threads: int = 1) -> Codes:
    """Count, for each slot, how many people are tied to both ends (int32[2m]).

    Parameters
    ----------
    indptr : int64[n + 1], indices : int32[2m]
        Ties, each seen from both ends, rows sorted.
    threads : int
    """
    from_, to = _ties(indptr, indices)
    n, m = len(from_) - 1, len(to) // 2
    rank, start, ahead, _ = _forward(from_, to, None, threads)
    found = np.zeros((_PARTS, m), np.int32)
    run = function("tw_common", PART, PART, SIZE, POINTER, POINTER, POINTER)
    inner = [pointer(one) for one in (start, ahead)]
    in_parts(lambda part, of: int(run(part, of, n, *inner, pointer(found[part]))), _PARTS, threads)
    total, slots = found.sum(axis=0, dtype=np.int32), np.empty(2 * m, np.int32)
    place = function("tw_to_slots", SIZE, *[POINTER] * 6)
    _seen_from_both_ends(place(n, *(pointer(one) for one in (from_, to, rank, start, total, slots))))
    return slots


def _ties(indptr: Ints, indices: Codes) -> tuple[Ints, Codes]:
    from_ = rows("indptr", indptr, len(indices))
    to = codes("indices", indices, len(from_) - 1)
    if len(to) % 2:
        raise ValueError(f"indices: expected two slots a tie, found {len(to)} slots")
    return from_, to


def _forward(
    indptr: Ints, indices: Codes, weight: Floats | None, threads: int
) -> tuple[Codes, Ints, Codes, tuple[Floats, ...]]:
    # Ranks, offsets, and each tie once from its end of lower rank; weights, strengths and largest weights by rank.
    n, m = len(indptr) - 1, len(indices) // 2
    rank, order, start = np.empty(n, np.int32), np.empty(n, np.int32), np.empty(n + 1, np.int64)
    ranked = function("tw_rank", SIZE, *[POINTER] * 5)
    done(ranked(n, *(pointer(one) for one in (indptr, indices, rank, order, start))))
    if int(start[-1]) != m:
        _seen_from_both_ends(_NOT_TIES)
    ahead = np.empty(m, np.int32)
    held = () if weight is None else (np.empty(m), np.empty(n), np.empty(n))
    weighed = None if weight is None else pointer(weight)
    inner = [pointer(one) for one in (rank, order, start, ahead, *held)] + [None] * (3 - len(held))
    run = function("tw_forward", PART, PART, SIZE, *[POINTER] * 10)
    in_parts(
        lambda part, of: int(run(part, of, n, pointer(indptr), pointer(indices), weighed, *inner)),
        threads,
        threads,
    )
    return rank, start, ahead, held


def _seen_from_both_ends(status: int) -> None:
    if status == _NOT_TIES:
        raise ValueError("indices: expected ties seen from both ends in sorted rows, found others")
    done(status)
