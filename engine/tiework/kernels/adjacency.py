"""From directed pairs to ties."""

from __future__ import annotations

import numpy as np

from tiework.adjacency import Adjacency
from tiework.arrays import Codes, Floats, Ints
from tiework.kernels.checks import PART, POINTER, REAL, SIZE, array, codes, done, pointer, rows, weights
from tiework.kernels.library import function
from tiework.kernels.parts import in_parts

# People whose rows are filled in one go: what is written to stays in the cache.
_AT_ONCE = 65_536
_RECORD = 16
_MOST_ACTS = 2**30


def adjacency(
    indptr: Ints, indices: Codes, weight: Floats, count: Ints, present: float = 0.0, *, threads: int = 1
) -> Adjacency:
    """Lay directed pairs together to ties.

    Parameters
    ----------
    indptr : int64[n + 1], indices : int32[d]
        Row i holds whom person i acted toward, in any order; a pair that stands there twice adds up.
    weight : float64[d]
        0 or more.
    count : int64[d]
        Acts of each pair; below 2 ** 30.
    present : float
        Ties below this weight are left out; those of weight 0 always.
    threads : int
        The same bytes for any number.

    Returns
    -------
    Adjacency
        What people did toward themselves is left out.

    Raises
    ------
    TypeError, ValueError
        Naming the array, what was expected and what was found.
    """
    from_ = rows("indptr", indptr, len(indices))
    n = len(from_) - 1
    to, weigh = codes("indices", indices, n), weights("weight", weight, len(indices))
    acts = array("count", count, np.int64, len(to))
    if len(acts) and (int(acts.min()) < 0 or int(acts.max()) >= _MOST_ACTS):
        raise ValueError(f"count: expected counts from 0 to {_MOST_ACTS - 1}, found others")
    if not present >= 0:
        raise ValueError(f"present: expected a weight of 0 or more, found {present}")
    parts = max(threads, -(-n // _AT_ONCE))
    offsets, arrived = np.empty(n + 1, np.int64), np.empty(len(to) * _RECORD, np.uint8)
    dyads = (pointer(from_), pointer(to), pointer(weigh), pointer(acts))
    done(function("tw_arriving", SIZE, SIZE, POINTER, POINTER)(n, len(to), dyads[1], pointer(offsets)))
    share = (PART, PART, SIZE)
    run = function("tw_arrivals", *share, *[POINTER] * 6)
    in_parts(
        lambda part, of: int(run(part, of, n, *dyads, pointer(offsets), pointer(arrived))), parts, threads
    )
    keys, ties = np.empty(len(to), np.uint64), np.zeros(n + 1, np.int64)
    came = (pointer(offsets), pointer(arrived), present, pointer(keys), pointer(ties))
    meet = function("tw_meetings", *share, *[POINTER] * 6, REAL, POINTER, POINTER)
    in_parts(lambda part, of: int(meet(part, of, n, *dyads, *came)), parts, threads)
    np.cumsum(ties, out=ties)
    slots = int(ties[-1])
    made = Adjacency(
        ties, np.empty(slots, np.int32), np.empty(slots), np.empty(slots), np.empty(slots),
        np.empty(slots, np.int32),
    )  # fmt: skip
    held = [pointer(one) for one in (made.indices, made.weight, made.out, made.into, made.acts)]
    fill = function("tw_adjacency", *share, *[POINTER] * 5, REAL, *[POINTER] * 7)
    in_parts(lambda part, of: int(fill(part, of, n, dyads[0], *dyads[2:], *came, *held)), parts, threads)
    return made


def pairs(indptr: Ints, indices: Codes) -> tuple[Codes, Codes, Ints]:
    """Return both ends of each tie, lower index first, and its slot (int32[m] twice, int64[m]).

    Parameters
    ----------
    indptr : int64[n + 1], indices : int32[2m]
        Ties, each seen from both ends.
    """
    from_ = rows("indptr", indptr, len(indices))
    n = len(from_) - 1
    to = codes("indices", indices, n)
    ties = int(function("tw_upper", SIZE, POINTER, POINTER, returns=SIZE)(n, pointer(from_), pointer(to)))
    a, b, slot = np.empty(ties, np.int32), np.empty(ties, np.int32), np.empty(ties, np.int64)
    run = function("tw_pairs", SIZE, *[POINTER] * 5)
    done(run(n, pointer(from_), pointer(to), pointer(a), pointer(b), pointer(slot)))
    return a, b, slot


def row_sums(indptr: Ints, values: Floats) -> Floats:
    """Add up a value per slot over each person's slots (float64[n]).

    Parameters
    ----------
    indptr : int64[n + 1], values : float64[2m]
    """
    from_ = rows("indptr", indptr, len(values))
    held, total = array("values", values, np.float64), np.empty(len(from_) - 1)
    run = function("tw_row_sums", SIZE, POINTER, POINTER, POINTER)
    done(run(len(total), pointer(from_), pointer(held), pointer(total)))
    return total
