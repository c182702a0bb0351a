"""Ties rewired: everybody keeps their number of ties, but with whom is chance."""

from __future__ import annotations

import ctypes

import numpy as np

from tiework.arrays import Codes, Floats, Ints
from tiework.kernels.checks import POINTER, SIZE, codes, done, pointer, weights
from tiework.kernels.library import function


def rewired(
    people: int, low: Codes, high: Codes, weight: Floats, *, seed: int = 1, tries: int = 0
) -> tuple[Ints, Codes, Floats]:
    """Rewire a network by attempted swaps: a-b and c-d become a-d and c-b, unless that gives a loop or a double tie.

    Parameters
    ----------
    people : int
    low, high : int32[m]
        Both ends of each tie, lower person first; each tie once.
    weight : float64[m]
        Dealt out anew among the ties.
    seed : int
        The same seed gives the same network, on every machine.
    tries : int
        How many swaps are attempted; ten for each tie are usual.

    Returns
    -------
    (int64[n + 1], int32[2m], float64[2m])
        Ties seen from both ends: where each person's begin, with whom, and their weights; rows are sorted. Source: Maslov &
        Sneppen 2002.

    Examples
    --------
    >>> from tiework.kernels.serving import serving
    >>> ends = np.array([[0, 2], [1, 3]], np.int32)
    >>> indptr, indices, _ = serving("rewiring").rewired(4, *ends, np.ones(2), seed=1, tries=1)
    >>> indptr.tolist(), indices.tolist()
    ([0, 1, 2, 3, 4], [1, 0, 3, 2])
    """
    one = codes("low", low, people).copy()
    other, held = codes("high", high, people, len(one)).copy(), weights("weight", weight, len(one)).copy()
    if bool(np.any(one >= other)):
        raise ValueError("low: expected the lower person first, found others")
    if not 0 <= tries < 2**62 or not 0 <= people < 2**31:
        raise ValueError(f"tries: expected 0 or more, for up to 2**31 people, found {tries}, for {people}")
    indptr, indices, weigh = (
        np.empty(people + 1, np.int64),
        np.empty(2 * len(one), np.int32),
        np.empty(2 * len(one)),
    )
    run = function("tw_rewired", SIZE, SIZE, SIZE, ctypes.c_uint64, *[POINTER] * 6)
    arrays = (one, other, held, indptr, indices, weigh)
    done(run(people, len(one), tries, seed % 2**64, *(pointer(array) for array in arrays)))
    return indptr, indices, weigh
