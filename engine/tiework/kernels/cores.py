"""How deep inside the network each person stands."""

from __future__ import annotations

import numpy as np

from tiework.arrays import Codes, Ints
from tiework.kernels.checks import POINTER, SIZE, codes, done, pointer, rows
from tiework.kernels.library import function


def core_numbers(indptr: Ints, indices: Codes) -> Codes:
    """How deep inside does each person stand?

    Parameters
    ----------
    indptr : int64[n + 1], indices : int32[2m]
        Ties, each seen from both ends.

    Returns
    -------
    int32[n]
        The largest k such that the person belongs to a set of people who all have k ties within it; from 0, for people
        without ties. Source: Seidman 1983; worked out as by Batagelj & Zaversnik 2003.

    Examples
    --------
    >>> from tiework.graph import TieGraph
    >>> from tiework.kernels.serving import serving
    >>> graph = TieGraph.from_edges([("a", "b"), ("b", "c"), ("a", "c"), ("c", "d")], people=["z"])
    >>> serving("cores").core_numbers(graph.indptr, graph.indices).tolist()
    [0, 2, 2, 2, 1]
    """
    from_ = rows("indptr", indptr, len(indices))
    n = len(from_) - 1
    to = codes("indices", indices, n)
    core = np.empty(n, np.int32)
    done(
        function("tw_core_numbers", SIZE, POINTER, POINTER, POINTER)(
            n, pointer(from_), pointer(to), pointer(core)
        )
    )
    return core
