"""Communities: people with more ties among them than their numbers of ties would give."""

from __future__ import annotations

import ctypes

import numpy as np

from tiework.arrays import Codes, Floats, Ints
from tiework.kernels.checks import PART, POINTER, REAL, SIZE, codes, done, pointer, rows, weights
from tiework.kernels.library import function
from tiework.numbering import by_size

NO_TIES = 2


def leiden(
    indptr: Ints,
    indices: Codes,
    weight: Floats,
    *,
    seed: int = 1,
    resolution: float = 1.0,
    iterations: int = 2,
    start: Codes | None = None,
) -> Codes:
    """Into which groups do the ties themselves fall? The partition of one random order of visits.

    Parameters
    ----------
    indptr : int64[n + 1], indices : int32[2m], weight : float64[2m]
        Ties, each seen from both ends with the same weight, above 0; nobody is tied to themselves.
    seed : int
        The same seed gives the same partition, on every machine.
    resolution : float
        Above 0; higher values look for smaller communities. 1 is modularity as Newman & Girvan 2004 have it.
    iterations : int
        Full iterations, each beginning from what the last one found; -1: until one changes nothing.
    start : int32[n], optional
        Communities to begin from, 0 to n - 1; everybody alone unless given.

    Returns
    -------
    int32[n]
        Communities numbered by size, then by first person; people without ties alone, at the end. Each community is
        connected.

    Notes
    -----
    Local moving with a queue, refinement inside each community, aggregation, until each community is one place. In the
    refinement each place joins the well-connected piece that gains most, where the paper draws one at random.
    Source: Traag, Waltman & van Eck 2019.

    Examples
    --------
    >>> from tiework.graph import TieGraph
    >>> ties = [("a", "b"), ("b", "c"), ("a", "c"), ("d", "e"), ("e", "f"), ("d", "f"), ("c", "d")]
    >>> graph = TieGraph.from_edges(ties, people=["z"])
    >>> from tiework.kernels.serving import serving
    >>> serving("leiden").leiden(graph.indptr, graph.indices, graph.weight).tolist()
    [2, 0, 0, 0, 1, 1, 1]
    """
    from_ = rows("indptr", indptr, len(indices))
    n = len(from_) - 1
    to, strengths = codes("indices", indices, n), weights("weight", weight, len(indices))
    if len(strengths) and float(strengths.min()) == 0:
        raise ValueError("weight: expected weights above 0, found 0")
    if not 0 < resolution < float("inf"):
        raise ValueError(f"resolution: expected a number above 0, found {resolution!r}")
    if not -1 <= iterations < 2**31:
        raise ValueError(f"iterations: expected -1 or more, found {iterations!r}")
    label = np.arange(n, dtype=np.int32) if start is None else codes("start", start, n, n).copy()
    run = function("tw_leiden", SIZE, POINTER, POINTER, POINTER, ctypes.c_uint64, REAL, PART, POINTER)
    where = (pointer(from_), pointer(to), pointer(strengths))
    status = run(n, *where, seed % 2**64, resolution, iterations, pointer(label))
    if status == NO_TIES:
        raise ValueError("weight: expected each tie twice with one weight, and nobody tied to themselves")
    done(status)
    return by_size(label, np.diff(from_) > 0)
