"""Importance passed along ties."""

from __future__ import annotations

import numpy as np

from tiework.arrays import Codes, Floats, Ints
from tiework.kernels.checks import POINTER, REAL, SIZE, codes, done, pointer, rows, weights
from tiework.kernels.library import function

NO_TIES = 2
CLOSEST = 1e-14


def pagerank(
    indptr: Ints,
    indices: Codes,
    out: Floats,
    into: Floats,
    *,
    damping: float = 0.85,
    tolerance: float = 1e-12,
    home: Floats | None = None,
) -> Floats:
    """Whom do those turn to, to whom others turn?

    Parameters
    ----------
    indptr : int64[n + 1], indices : int32[2m]
        Ties, each seen from both ends.
    out, into : float64[2m]
        What runs from the row's person to the other, and from the other to the row's person: 0 or more.
    damping : float
        The chance to go on along a tie, rather than to begin anew; from 0 to below 1.
    tolerance : float
        Settled when people's values, which are 1 in the mean while this is worked out, move by no more in the mean; at
        least 1e-14.
    home : float64[n], optional
        Where one begins anew, in proportion; evenly among all unless given.

    Returns
    -------
    float64[n]
        Sums to 1; who acts toward nobody passes everything to `home`. Source: Brin & Page 1998; personalised, Haveliwala
        2002.

    Examples
    --------
    >>> from tiework.graph import TieGraph
    >>> from tiework.kernels.serving import serving
    >>> g = TieGraph.from_edges([("a", "b"), ("c", "b"), ("b", "c")], directed=True)
    >>> serving("ranking").pagerank(g.indptr, g.indices, g.out, g.into).round(3).tolist()
    [0.05, 0.486, 0.464]
    """
    from_ = rows("indptr", indptr, len(indices))
    n = len(from_) - 1
    to = codes("indices", indices, n)
    given, taken = weights("out", out, len(to)), weights("into", into, len(to))
    if not 0 <= damping < 1:
        raise ValueError(f"damping: expected a number from 0 to below 1, found {damping!r}")
    if not CLOSEST <= tolerance < np.inf:
        raise ValueError(f"tolerance: expected at least {CLOSEST}, found {tolerance!r}")
    even = np.ones(n)
    if home is not None:
        held = weights("home", home, n)
        if n and not 0 < (total := float(held.sum())) < np.inf:
            raise ValueError("home: expected some weight above 0, and a finite sum")
        even = held * (n / total) if n else held
    rank = np.empty(n)
    run = function("tw_pagerank", SIZE, *[POINTER] * 5, REAL, REAL, POINTER)
    arrays = (from_, to, given, taken, even)
    status = run(n, *(pointer(one) for one in arrays), damping, tolerance, pointer(rank))
    if status == NO_TIES:
        raise ValueError("into: expected what `out` has from the other end, and nobody tied to themselves")
    done(status)
    return rank
