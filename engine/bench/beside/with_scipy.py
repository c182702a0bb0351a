"""scipy.sparse: all but cores, communities and what rests on them."""

import numpy as np

from beside import arrays
from beside.pairs import pairs

STEP = 20_000


def measure(folder):
    from scipy import sparse
    from scipy.sparse import csgraph

    held = pairs(folder)
    n, a = held.n, held.there + held.back
    found = arrays.strengths(held)
    degree, strength = found["degree"], found["strength"]
    rows, others = np.concatenate([held.low, held.high]), np.concatenate([held.high, held.low])
    weight = sparse.csr_array((np.concatenate([a, a]), (rows, others)), shape=(n, n))
    there = weight.astype(bool).astype(np.float64)
    most = weight.max(axis=1).toarray().ravel()
    over_s, over_most = arrays.ratio(1.0, strength), arrays.ratio(1.0, most)
    through = sparse.diags_array(np.nan_to_num(over_s)) @ weight
    marginal = weight @ sparse.diags_array(np.nan_to_num(over_most))
    common, middle, redundant = [], [], np.zeros(n)
    for first in range(0, n, STEP):
        rows_of = slice(first, min(first + STEP, n))
        mask, block = there[rows_of], weight[rows_of]
        common.append((mask @ there).multiply(mask).tocsr())
        middle.append((block @ through).multiply(mask).tocsr())
        redundant[rows_of] = (block @ marginal).multiply(mask).sum(axis=1)
    common, middle = sparse.vstack(common, format="csr"), sparse.vstack(middle, format="csr")
    reach = (weight + middle).multiply(weight + middle)
    constraint = arrays.ratio(reach.sum(axis=1), strength**2)
    triangles = common.sum(axis=1) / 2
    shared = np.asarray(common[held.low, held.high]).ravel().astype(np.int64)
    found |= arrays.tie_columns(held, shared, degree) | arrays.diversity(held, degree)
    found |= {
        "constraint": constraint, "support": arrays.supported(held, shared, degree),
        "clustering": arrays.ratio(2 * triangles, degree * (degree - 1)),
        "effective_size": np.where(degree > 0, degree - arrays.ratio(redundant, strength), np.nan),
    }  # fmt: skip
    found |= arrays.whole(held, degree, round(triangles.sum() / 3))
    parts, found["component"] = csgraph.connected_components(there, directed=False)
    found["network components"] = parts
    given = sparse.csr_array((held.weight, (held.target, held.source)), shape=(n, n))
    found["pagerank"] = pagerank(given, found["strength_out"])
    return lambda: {"person": held.ids, "a": held.ids[held.low], "b": held.ids[held.high], **found}


def pagerank(given, out, damping=0.85):
    n = len(out)
    at, share, dangling = np.full(n, 1 / n), np.nan_to_num(arrays.ratio(1.0, out)), out == 0
    for _ in range(1000):
        new = (1 - damping) / n + damping * (given @ (at * share) + at[dangling].sum() / n)
        if np.abs(new - at).sum() <= 1e-12:
            return new
        at = new
    return at
