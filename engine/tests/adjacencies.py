"""Directed pairs and ties to try kernels on: people without any, hubs, weights that have all but faded."""

import numpy as np
from hypothesis import strategies as some

WEIGHTS = some.one_of(
    some.sampled_from([0.0, 1e-200, 1e-300, 0.5, 1.0, 3.0, 1e12]),
    some.floats(1e-3, 1e3, allow_subnormal=False),
)


def rows(n, pairs):
    """Offsets and ends of pairs (a, b) in the order given within each row."""
    counts = np.bincount(np.array([a for a, _ in pairs], np.int64), minlength=n)
    order = np.argsort([a for a, _ in pairs], kind="stable") if pairs else []
    return (
        np.concatenate([[0], np.cumsum(counts)]).astype(np.int64),
        np.array([pairs[k][1] for k in order], np.int32),
        np.array(order, np.int64),
    )


@some.composite
def dyads(draw, most=14):
    """Directed pairs: offsets, ends, weights, counts; some of them hubs, some lonely."""
    n = draw(some.integers(1, most))
    person = some.integers(0, n - 1)
    pairs = draw(some.lists(some.tuples(person, person), unique=True, max_size=5 * n))
    hub = draw(some.booleans())
    pairs = list(dict.fromkeys([*pairs, *((0, k) for k in range(1, n) if hub)]))
    pairs = [(a, b) for a, b in pairs if a != b]
    weight = np.array(draw(some.lists(WEIGHTS, min_size=len(pairs), max_size=len(pairs))), np.float64)
    count = np.array(
        draw(some.lists(some.integers(1, 9), min_size=len(pairs), max_size=len(pairs))), np.int64
    )
    indptr, indices, order = rows(n, pairs)
    return indptr, indices, weight[order], count[order]


def random_dyads(n, acts, seed):
    """Many directed pairs, few people taking part in most of them."""
    random = np.random.default_rng(seed)
    a, b = (np.minimum((n * random.random(acts) ** 2).astype(np.int64), n - 1) for _ in range(2))
    key, count = np.unique((a * n + b)[a != b], return_counts=True)
    indptr = np.concatenate([[0], np.cumsum(np.bincount(key // n, minlength=n))]).astype(np.int64)
    return indptr, (key % n).astype(np.int32), random.exponential(size=len(key)), count.astype(np.int64)
