"""What a drawn network is made of, and what a draw gives."""

from __future__ import annotations

from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray

from tiework.arrays import Bools, Codes, Floats, Ints

IN_PERSON, MUTUAL = 4, 8


@dataclass(frozen=True, eq=False)
class Laid:
    """Contacts laid out pair by pair (e contacts of p pairs of n people).

    Attributes
    ----------
    people : int
    lo, hi : int32[p]
        The pairs, lo < hi, each once, sorted.
    begin : int64[p + 1]
        Where the contacts of each pair begin.
    week : int32[e]
        Which block of time each is of: 0 to `span` - 1.
    worth : float64[e]
        0 or more.
    marks : uint8[e]
        Which way (0 lo to hi, 1 hi to lo, 2 together), and 4 where in person, and 8 where mutual.
    span : int
        How many blocks there are.
    present : float
        A pair of this weight is a tie.
    """

    people: int
    lo: Codes
    hi: Codes
    begin: Ints
    week: Codes
    worth: Floats
    marks: NDArray[np.uint8]
    span: int
    present: float


@dataclass(frozen=True, eq=False)
class Anew:
    """One drawn network (m ties): as `tiework.graph.TieGraph` has them, and the flows of all pairs (float64[p])."""

    indptr: Ints
    indices: Codes
    weight: Floats
    out: Floats
    into: Floats
    reciprocated: Bools
    in_person: Floats
    forward: Floats
    backward: Floats
