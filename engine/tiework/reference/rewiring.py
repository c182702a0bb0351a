"""Ties rewired: everybody keeps their number of ties, but with whom is chance."""

from __future__ import annotations

import numpy as np

from tiework.arrays import Codes, Floats, Ints
from tiework.reference.drawing import Random, scaled


def rewired(
    people: int, low: Codes, high: Codes, weight: Floats, *, seed: int = 1, tries: int = 0
) -> tuple[Ints, Codes, Floats]:
    """Rewire a network by attempted swaps: a-b and c-d become a-d and c-b, unless that gives a loop or a double tie."""
    ties, random = list(zip(low.tolist(), high.tolist(), strict=True)), Random(seed)
    tied = set(ties)
    numbers = random.drawn(2 * tries if ties else 0)
    chosen = scaled(numbers, len(ties)).reshape(-1, 2).tolist()
    turns = (numbers[1::2] & np.uint64(1)).tolist()
    for (one, other), turn in zip(chosen, turns, strict=True):
        (a, b), (c, d) = ties[one], ties[other]
        if turn:
            c, d = d, c
        if a in (c, d) or b in (c, d):
            continue
        first, second = (a, d) if a < d else (d, a), (c, b) if c < b else (b, c)
        if first in tied or second in tied:
            continue
        tied -= {ties[one], ties[other]}
        tied |= {first, second}
        ties[one], ties[other] = first, second
    held = np.array(random.shuffled(weight.tolist()), np.float64)
    ends = np.array(ties, np.int32).reshape(-1, 2)
    start, end = ends.T.ravel(), ends[:, ::-1].T.ravel()
    order = np.lexsort((end, start))
    counts = np.bincount(start, minlength=people)
    indptr = np.concatenate([[0], np.cumsum(counts)]).astype(np.int64)
    return indptr, end[order], np.concatenate([held, held])[order]
