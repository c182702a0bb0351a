"""Ties as arrays, for tests of kernels: drawn by hypothesis, or worlds of any size with hubs, circles and loose ends."""

import numpy as np
from hypothesis import strategies as some


def rows_of(n, pairs, forward, backward):
    """Return `indptr, indices, weight, out, into` of pairs, each once, lower end first or not."""
    a, b = np.asarray(pairs, np.int64).reshape(-1, 2).T
    forward, backward = np.asarray(forward, np.float64), np.asarray(backward, np.float64)
    start, end = np.concatenate([a, b]), np.concatenate([b, a])
    order = np.lexsort((end, start))
    indptr = np.concatenate([[0], np.cumsum(np.bincount(start, minlength=n))]).astype(np.int64)
    out, into = np.concatenate([forward, backward]), np.concatenate([backward, forward])
    return indptr, end[order].astype(np.int32), (out + into)[order], out[order], into[order]


AMOUNTS = some.one_of(
    some.integers(0, 3).map(float), some.floats(0, 1e3), some.sampled_from([1e-300, 1e-30, 1e12])
)


@some.composite
def ties(draw, most=12, least=0.0):
    """Few people, some of them alone, strengths from tiny to huge, at times one way only."""
    n = draw(some.integers(0, most))
    ends = some.integers(0, max(n - 1, 0))
    pairs = (
        draw(some.sets(some.tuples(ends, ends).filter(lambda p: p[0] < p[1]), max_size=35)) if n > 1 else ()
    )
    both = {pair: (draw(AMOUNTS), draw(AMOUNTS)) for pair in sorted(pairs)}
    held = {pair: ways for pair, ways in both.items() if sum(ways) > least}
    ways = np.array(list(held.values())).reshape(-1, 2)
    return rows_of(n, list(held), ways[:, 0], ways[:, 1])


def world(n, seed=1, degree=14):
    """Circles of about thirty, a few hubs, friends of friends, a share of people without ties."""
    random = np.random.default_rng(seed)
    activity = np.minimum((1 - random.random(n)) ** (-1 / 1.6), n**0.6)
    activity[random.random(n) < 0.02] = 0
    circle = random.integers(0, max(n // 30, 1), n)
    order = np.argsort(circle, kind="stable")
    sums = np.cumsum(activity[order])
    begin, end = (np.searchsorted(circle[order], circle, side) for side in ("left", "right"))
    arcs = n * degree // 3
    everybody = np.cumsum(activity) / activity.sum()
    one = np.searchsorted(everybody, random.random(arcs))
    low, high = np.where(begin > 0, sums[begin - 1], 0)[one], sums[end - 1][one]
    near = order[np.minimum(np.searchsorted(sums, low + random.random(arcs) * (high - low)), n - 1)]
    other = np.where(random.random(arcs) < 0.8, near, np.searchsorted(everybody, random.random(arcs)))
    indptr, indices, *_ = rows_of(n, np.column_stack([one, other]), np.ones(arcs), np.ones(arcs))
    degrees = np.diff(indptr)
    third = random.permutation(np.flatnonzero(degrees))[: n // 2].repeat(2)
    middle = indices[indptr[third] + (random.random(len(third)) * degrees[third]).astype(np.int64)]
    far = indices[indptr[middle] + (random.random(len(third)) * degrees[middle]).astype(np.int64)]
    one, other = np.concatenate([one, third]), np.concatenate([other, far])
    pairs = np.unique(np.sort(np.column_stack([one, other])[one != other], axis=1), axis=0)
    forward, backward = random.exponential(1, (2, len(pairs))) + 0.01
    return rows_of(n, pairs, forward, np.where(random.random(len(pairs)) < 0.4, backward, 0))
