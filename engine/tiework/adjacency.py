"""Ties as arrays alone: what is measured of a log too large for a name a person."""

from __future__ import annotations

from dataclasses import dataclass
from functools import cached_property

import numpy as np

from tiework.arrays import Codes, Floats, Ints


@dataclass(frozen=True, eq=False)
class Adjacency:
    """Ties, each seen from both ends: slot k of person i is the tie to ``indices[k]``. Rows are sorted.

    Attributes
    ----------
    indptr : int64[n + 1], indices : int32[2m]
    weight : float64[2m]
        ``out + into``, above 0.
    out, into : float64[2m]
        What the row's person did toward the other, and the other toward the row's person; each summed by itself.
    acts : int32[2m]
        How many acts there were between the two.
    """

    indptr: Ints
    indices: Codes
    weight: Floats
    out: Floats
    into: Floats
    acts: Codes

    @property
    def n(self) -> int:
        """Number of people."""
        return len(self.indptr) - 1

    @property
    def m(self) -> int:
        """Number of ties."""
        return len(self.indices) // 2

    @cached_property
    def degree(self) -> Ints:
        """How many ties each person has (int64[n])."""
        return np.diff(self.indptr)


@dataclass(frozen=True, eq=False)
class Closures:
    """What triangles say of people and of ties.

    Attributes
    ----------
    common : int32[2m]
        For each slot, how many people are tied to both ends.
    shared : float64[2m], or None
        For each slot, sum over common contacts q of m_iq m_jq, with m_iq = w_iq / max_k w_ik; where it was asked for.
        Times max_k w_ik / W_i it is the redundancy of the slot's contact.
    triangles, supported : int64[n]
        Triangles each person is in; ties of theirs with a common contact.
    constraint, effective : float64[n]
        Burt's constraint and effective size; nan for people without ties.
    """

    common: Codes
    shared: Floats | None
    triangles: Ints
    supported: Ints
    constraint: Floats
    effective: Floats


@dataclass(frozen=True, eq=False)
class Diversity:
    """How mixed each person's contacts are, each float64[n]; nan where nothing can be said.

    Attributes
    ----------
    blau, shannon : float64[n]
    ei_index : float64[n]
    """

    blau: Floats
    shannon: Floats
    ei_index: Floats
