"""How each person's ties spread over groups."""

from __future__ import annotations

import numpy as np

from tiework.adjacency import Diversity
from tiework.arrays import Codes, Floats, Ints
from tiework.kernels.checks import PART, POINTER, SIZE, codes, pointer, rows, weights
from tiework.kernels.library import function
from tiework.kernels.parts import in_parts


def participation(indptr: Ints, indices: Codes, weight: Floats, group: Codes, *, threads: int = 1) -> Floats:
    """Say how evenly each person's tie weight spreads over the groups (float64[n]).

    Parameters
    ----------
    indptr : int64[n + 1], indices : int32[2m], weight : float64[2m]
        Ties, each seen from both ends.
    group : int32[n]
        -1 for people without one: they are left out.
    threads : int

    Returns
    -------
    float64[n]
        As `tiework.measures.bridging.participation`; nan for people without contacts in a group.
    """
    from_, to, of, most = _grouped(indptr, indices, group)
    weigh, n = weights("weight", weight, len(to)), len(from_) - 1
    spread = np.empty(n)
    run = function("tw_participation", PART, PART, SIZE, *[POINTER] * 4, PART, POINTER)
    given = [pointer(one) for one in (from_, to, weigh, of)]
    in_parts(lambda part, parts: int(run(part, parts, n, *given, most, pointer(spread))), threads, threads)
    return spread


def diversity(
    indptr: Ints, indices: Codes, group: Codes, at_least: int = 1, *, threads: int = 1
) -> Diversity:
    """Say how mixed the groups among each person's contacts are.

    Parameters
    ----------
    indptr : int64[n + 1], indices : int32[2m]
        Ties, each seen from both ends.
    group : int32[n]
        -1 for people without one: they are left out.
    at_least : int
        Fewer contacts with a group than this give nan for `blau` and `shannon`.
    threads : int

    Returns
    -------
    Diversity
        As `alter_blau`, `alter_shannon` and `ei_index` of `tiework.measures.mixing`.
    """
    from_, to, of, most = _grouped(indptr, indices, group)
    n = len(from_) - 1
    made = Diversity(np.empty(n), np.empty(n), np.empty(n))
    run = function("tw_diversity", PART, PART, SIZE, *[POINTER] * 3, PART, SIZE, *[POINTER] * 3)
    given, held = (
        [pointer(one) for one in (from_, to, of)],
        [pointer(one) for one in (made.blau, made.shannon, made.ei_index)],
    )
    in_parts(lambda part, parts: int(run(part, parts, n, *given, most, at_least, *held)), threads, threads)
    return made


def _grouped(indptr: Ints, indices: Codes, group: Codes) -> tuple[Ints, Codes, Codes, int]:
    from_ = rows("indptr", indptr, len(indices))
    n = len(from_) - 1
    of = codes("group", group, 2**31 - 1, n, least=-1)
    return from_, codes("indices", indices, n), of, int(of.max(initial=-1)) + 1
