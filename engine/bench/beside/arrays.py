"""For the peers: what they do not have, vectorised in numpy."""

import numpy as np


def ratio(above, below):
    """A quotient; nan where the divisor is 0."""
    with np.errstate(divide="ignore", invalid="ignore"):
        return np.where(below != 0, above / np.where(below != 0, below, 1), np.nan)


def strengths(held):
    """What everybody gave and got, and the balance."""
    n = held.n
    out = np.bincount(held.source, held.weight, n)
    into = np.bincount(held.target, held.weight, n)
    return {
        "strength_out": out, "strength_in": into, "strength": out + into, "balance": ratio(out - into, out + into),
        "degree": np.bincount(held.low, minlength=n) + np.bincount(held.high, minlength=n),
    }  # fmt: skip


def closing(held, triangles, degree, strength):
    """Common contacts, overlap, support and effective size, from a list of triangles (rows of three)."""
    n, a = held.n, held.there + held.back
    triangles.sort(axis=1)
    one, two, three = triangles.T
    keys = held.low * n + held.high
    # Tie opposite to each corner.
    sides = [np.searchsorted(keys, low * n + high) for low, high in ((two, three), (one, three), (one, two))]
    common = sum(np.bincount(side, minlength=len(a)) for side in sides)
    most = np.zeros(n)
    np.maximum.at(most, held.low, a)
    np.maximum.at(most, held.high, a)
    redundant = np.zeros(n)
    for corner, j, q, opposite, to_j, to_q in (
        (one, two, three, 0, 2, 1), (two, one, three, 1, 2, 0), (three, one, two, 2, 1, 0),
    ):  # fmt: skip
        share = a[sides[opposite]] * (a[sides[to_q]] / most[j] + a[sides[to_j]] / most[q])
        redundant += np.bincount(corner, share, n)
    return tie_columns(held, common, degree) | {
        "support": supported(held, common, degree),
        "effective_size": np.where(degree > 0, degree - ratio(redundant, strength), np.nan),
    }


def tie_columns(held, common, degree):
    """Strength, reciprocity and overlap of each tie."""
    a, less = held.there + held.back, np.minimum(held.there, held.back)
    return {
        "tie strength": a, "tie mutual": less > 0, "tie reciprocity": 2 * less / a, "tie common": common,
        "tie overlap": ratio(common, degree[held.low] + degree[held.high] - 2 - common), "tie supported": common > 0,
    }  # fmt: skip


def supported(held, common, degree):
    """The share of everybody's ties with a common contact."""
    some = common > 0
    return ratio(
        np.bincount(held.low[some], minlength=held.n) + np.bincount(held.high[some], minlength=held.n), degree
    )


def participation(held, community, strength):
    """Over communities."""
    a = held.there + held.back
    rows, others = np.concatenate([held.low, held.high]), np.concatenate([held.high, held.low])
    keys = rows * (community.max() + 1) + community[others]
    order = np.argsort(keys, kind="stable")
    keys, weight = keys[order], np.concatenate([a, a])[order]
    begin = np.flatnonzero(np.diff(keys, prepend=-1))
    sums = np.add.reduceat(weight, begin)
    return np.where(
        strength > 0, 1 - ratio(np.bincount(rows[order[begin]], sums**2, held.n), strength**2), np.nan
    )


def diversity(held, degree):
    """Blau, Shannon and E-I over the sectors of contacts."""
    rows, others = np.concatenate([held.low, held.high]), np.concatenate([held.high, held.low])
    counts = np.bincount(rows * held.sectors + held.sector[others], minlength=held.n * held.sectors)
    counts = counts.reshape(held.n, held.sectors)
    share = ratio(counts, degree[:, None])
    own = counts[np.arange(held.n), held.sector]
    with np.errstate(divide="ignore", invalid="ignore"):
        logs = np.where(counts > 0, share * np.log(share), 0.0)
    shannon = np.where(degree > 0, -logs.sum(axis=1), np.nan)
    return {
        "blau": 1 - (share**2).sum(axis=1),
        "shannon": shannon,
        "ei_index": ratio(degree - 2 * own, degree),
    }


def whole(held, degree, triangles):
    """Figures of the whole."""
    n, m, d = held.n, len(held.low), len(held.source)
    mutual = 2 * np.count_nonzero(np.minimum(held.there, held.back) > 0)
    return {
        "network ties": m, "network density": 2 * m / (n * (n - 1)), "network reciprocity": mutual / d,
        "network triangles": triangles, "network transitivity": 6 * triangles / float((degree * (degree - 1)).sum()),
    }  # fmt: skip
