"""How each person's ties spread over groups."""

from __future__ import annotations

import numpy as np

from tiework.adjacency import Diversity
from tiework.arrays import Codes, Floats, Ints
from tiework.kernels.checks import PART, POINTER, SIZE, codes, done, pointer, rows, weights
from tiework.kernels.library import function
from tiework.kernels.parts import in_parts

_SETS = (POINTER, POINTER, POINTER, POINTER, PART)


def participation(
    indptr: Ints,
    indices: Codes,
    weight: Floats,
    sets: Codes,
    shares: Floats | None = None,
    *,
    threads: int = 1,
) -> Floats:
    """Say how evenly each person's tie weight spreads over the groups (float64[n]).

    Parameters
    ----------
    indptr : int64[n + 1], indices : int32[2m], weight : float64[2m]
        Ties, each seen from both ends.
    sets : int32[n]
        Each person's group; -1 for people of none: they are left out.
    shares : float64[k, g], optional
        Where people may be of several groups, `sets` are sets of groups: what each group holds of a person of each set,
        as in `tiework.labels.Memberships`.
    threads : int

    Returns
    -------
    float64[n]
        As `tiework.measures.bridging.participation`; nan for people without contacts in a group.
    """
    from_, to = _ties(indptr, indices)
    weigh, n = weights("weight", weight, len(to)), len(from_) - 1
    _, of = kept = _grouped(sets, shares, n)
    spread, given = np.empty(n), (pointer(from_), pointer(to), pointer(weigh))
    run = function("tw_participation", PART, PART, SIZE, *[POINTER] * 3, *_SETS, POINTER)
    in_parts(lambda part, parts: int(run(part, parts, n, *given, *of, pointer(spread))), threads, threads)
    del kept
    return spread


def diversity(
    indptr: Ints,
    indices: Codes,
    sets: Codes,
    shares: Floats | None = None,
    *,
    at_least: int = 1,
    threads: int = 1,
) -> Diversity:
    """Say how mixed the groups among each person's contacts are.

    Parameters
    ----------
    indptr : int64[n + 1], indices : int32[2m]
        Ties, each seen from both ends.
    sets, shares
        As for `participation`.
    at_least : int
        Fewer contacts of a group than this give nan for `blau` and `shannon`.
    threads : int

    Returns
    -------
    Diversity
        As `alter_blau`, `alter_shannon` and `ei_index` of `tiework.measures.mixing`.
    """
    from_, to = _ties(indptr, indices)
    n = len(from_) - 1
    _, of = kept = _grouped(sets, shares, n)
    made = Diversity(np.empty(n), np.empty(n), np.empty(n))
    run = function("tw_diversity", PART, PART, SIZE, *[POINTER] * 2, *_SETS, SIZE, *[POINTER] * 3)
    given, held = (
        (pointer(from_), pointer(to)),
        [pointer(one) for one in (made.blau, made.shannon, made.ei_index)],
    )
    in_parts(lambda part, parts: int(run(part, parts, n, *given, *of, at_least, *held)), threads, threads)
    del kept
    return made


def modularity(indptr: Ints, indices: Codes, weight: Floats, group: Codes) -> float:
    """Say how much more tie weight falls inside groups than if people mixed freely.

    Parameters
    ----------
    indptr : int64[n + 1], indices : int32[2m], weight : float64[2m]
        Ties, each seen from both ends.
    group : int32[n]
        Everybody's group, from 0.

    Returns
    -------
    float
        As `tiework.measures.mixing.modularity`; nan without ties.
    """
    from_, to = _ties(indptr, indices)
    weigh, n = weights("weight", weight, len(to)), len(from_) - 1
    of = codes("group", group, 2**31 - 1, n)
    held, within = np.zeros(int(of.max(initial=-1)) + 1), np.zeros(1)
    run = function("tw_within", SIZE, *[POINTER] * 6)
    done(
        run(
            n,
            *(pointer(one) for one in (from_, to)),
            pointer(weigh),
            pointer(of),
            pointer(held),
            pointer(within),
        )
    )
    total = float(held.sum())
    return float(within[0] / total - ((held / total) ** 2).sum()) if total > 0 else float("nan")


def _ties(indptr: Ints, indices: Codes) -> tuple[Ints, Codes]:
    from_ = rows("indptr", indptr, len(indices))
    return from_, codes("indices", indices, len(from_) - 1)


def _grouped(
    sets: Codes, shares: Floats | None, n: int
) -> tuple[list[Codes | Ints | Floats], tuple[int | None, ...]]:
    # The arrays, which the caller holds while the kernel runs; and what the kernel is given of them.
    if shares is None:
        of = codes("sets", sets, 2**31 - 1, n, least=-1)
        return [of], (pointer(of), None, None, None, int(of.max(initial=-1)) + 1)
    table: object = shares
    if not isinstance(table, np.ndarray) or table.dtype != np.float64 or table.ndim != 2:
        raise TypeError("shares: expected float64 in two dimensions, found something else")
    of = codes("sets", sets, len(shares), n, least=-1)
    if not np.all((shares >= 0) & (shares <= 1)):
        raise ValueError("shares: expected numbers from 0 to 1, found others")
    row, member = np.nonzero(shares)
    begin = np.concatenate([[0], np.cumsum(np.bincount(row, minlength=len(shares)))]).astype(np.int64)
    parts = (of, begin, member.astype(np.int32), shares[row, member])
    return list(parts), (*(pointer(one) for one in parts), shares.shape[1])
