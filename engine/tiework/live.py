"""A network that is kept up to date act by act: what changes is worked out, exactly, and nothing else."""

from __future__ import annotations

from dataclasses import dataclass
from math import inf, nan
from operator import index
from threading import Lock
from typing import TYPE_CHECKING

import numpy as np

from tiework.arrays import Bools, Codes, Floats, Ints
from tiework.errors import TieworkError
from tiework.kernels.checks import codes, rows, weights
from tiework.kernels.serving import serving

if TYPE_CHECKING:
    from tiework.graph import TieGraph

_DAY = 86_400.0
# Weights are kept as they were at a landmark, which moves on when an act lies so many half-lives after it.
_FAR = 100.0
# A tie that weighs less, as seen from the landmark, is forgotten: some thousand half-lives old.
FORGOTTEN = 2.0**-1000
HEAVIEST = 1e100


@dataclass(frozen=True, slots=True)
class PersonNow:
    """One person's figures now, as the catalogue has them; nan where undefined.

    Attributes
    ----------
    degree : int
    strength_out, strength_in, strength : float
        What the person does toward others, what others do toward the person, and both.
    clustering : float
        Share of pairs of contacts that are tied; nan for fewer than two ties.
    support : float
        Share of ties with a common contact; nan without ties, as those below.
    constraint : float
    effective_size : float
    """

    degree: int
    strength_out: float
    strength_in: float
    strength: float
    clustering: float
    support: float
    constraint: float
    effective_size: float


@dataclass(frozen=True, slots=True)
class TieNow:
    """One tie now, seen from the first of the two.

    Attributes
    ----------
    out, into, strength : float
        What the first does toward the second, the second toward the first, and both.
    common : int
        People tied to both.
    overlap : float
        common / (people tied to either, the two left out); nan for a pair that knows nobody else.
    supported : bool
    """

    out: float
    into: float
    strength: float
    common: int
    overlap: float
    supported: bool


class Live:
    """A network of ties that decay, to which acts are added one by one.

    Exact at any moment: degree, strength, clustering, support, constraint and effective size of each person; strength,
    common contacts and overlap of each tie. An act costs as much as the ties around its two people, not as the network:
    some hundredths of a millisecond in the middle, a few milliseconds for the busiest of a hundred thousand.

    Parameters
    ----------
    indptr : int64[n + 1], indices : int32[2m], out, into : float64[2m]
        Ties at the moment `at`, each seen from both ends, as in `TieGraph`.
    at : float
        Unix seconds.
    half_life : float
        Days after which an act counts half.

    Notes
    -----
    Weights are kept as seen from a landmark in time: acts that come later weigh more, instead of all others less (forward
    decay, Cormode et al. 2009). A common factor cancels in every figure but strength. The landmark moves every hundred
    half-lives; then everything is added up anew, and ties of some thousand half-lives' age are forgotten. Threads may share
    one network.

    Examples
    --------
    >>> from tiework.graph import TieGraph
    >>> graph = TieGraph.from_edges([("a", "b"), ("b", "c"), ("c", "d")])
    >>> live = Live.of(graph, at=0, half_life=90)
    >>> live.act(0, 2, weight=2.0, at=90 * 86_400).tolist()
    [0, 1, 2]
    >>> live.person(0).strength_out, live.person(0).clustering
    (2.25, 1.0)
    >>> live.tie(2, 0)
    TieNow(out=0.0, into=2.0, strength=2.0, common=1, overlap=0.5, supported=True)
    """

    def __init__(
        self, indptr: Ints, indices: Codes, out: Floats, into: Floats, *, at: float, half_life: float
    ) -> None:
        from_ = rows("indptr", indptr, len(indices))
        self._n = len(from_) - 1
        to, m = codes("indices", indices, self._n), len(indices)
        given, taken = weights("out", out, m), weights("into", into, m)
        if not 0 < half_life < inf or not -inf < at < inf:
            raise TieworkError(f"expected a half-life above 0 and a moment, found {half_life!r} and {at!r}")
        if m and not max(float(given.max()), float(taken.max())) <= HEAVIEST:
            raise TieworkError(f"expected strengths of at most {HEAVIEST:g}, found more")
        row = np.repeat(np.arange(self._n, dtype=np.int32), np.diff(from_))
        _require_mirrored(self._n, row, to, given, taken)
        once = np.flatnonzero((row < to) & (given + taken >= FORGOTTEN))
        self._state = serving("live").State(self._n, row[once], to[once], given[once], taken[once])
        self._landmark = self._at = float(at)
        self._unit = half_life * _DAY
        self._changed: Bools = np.zeros(self._n, np.bool_)
        self._lock = Lock()

    @classmethod
    def of(cls, graph: TieGraph, *, at: float, half_life: float) -> Live:
        """Return the live network of a graph; people keep their places in `graph.people`.

        What two did together, which has no direction, counts half each way.
        """
        half = graph.together / 2
        out, into = graph.out + half, graph.into + half
        return cls(graph.indptr, graph.indices, out, into, at=at, half_life=half_life)

    @property
    def n(self) -> int:
        """Number of people."""
        return self._n

    @property
    def at(self) -> float:
        """The latest moment anything is known of, in unix seconds: figures are of this moment."""
        return self._at

    def add(self, more: int = 1) -> int:
        """Take in people without ties; return the place of the first."""
        more = index(more)
        if not 0 <= more < 2**31 - self._n:
            raise TieworkError(f"expected 0 people or more, and places below 2^31, found {more!r}")
        with self._lock:
            first = self._n
            self._state.grow(more)
            self._n += more
            if self._n > len(self._changed):
                longer = np.zeros(self._n + self._n // 4, np.bool_)
                longer[:first] = self._changed[:first]
                self._changed = longer
            return first

    def act(self, by: int, toward: int, weight: float, at: float) -> Codes:
        """Add one act, of any time: one that comes late counts with the age it has.

        Parameters
        ----------
        by, toward : int
            Places of two different people.
        weight : float
            What an act of its kind is worth when it is new: 0 to 1e100.
        at : float
            When it happened, in unix seconds.

        Returns
        -------
        int32[k]
            Whose figures moved, in order: the two, and those with ties among the contacts of either. Their ties' overlap may
            have moved, and that of no others. Empty where an act weighs nothing.
        """
        by, toward = self._place(by), self._place(toward)
        if by == toward:
            raise TieworkError(f"expected an act between two people, found one of {by} toward themselves")
        if not 0 <= weight <= HEAVIEST or not -inf < at < inf:
            raise TieworkError(
                f"expected a weight of 0 to {HEAVIEST:g} and a moment, found {weight!r}, {at!r}"
            )
        with self._lock:
            if at > self._landmark + _FAR * self._unit:
                self._move_landmark(at)
            self._at = max(self._at, at)
            more = weight * self._factor(at - self._landmark)
            if more < FORGOTTEN:
                return np.empty(0, np.int32)
            touched: Codes = np.sort(self._state.act(by, toward, more))
            self._changed[touched] = True
            return touched

    def changed(self) -> Codes:
        """Return everybody whose figures moved since this was last asked (int32[k])."""
        with self._lock:
            found = np.flatnonzero(self._changed).astype(np.int32)
            self._changed[:] = False
            return found

    def person(self, i: int, at: float | None = None) -> PersonNow:
        """Return one person's figures, at the latest moment known or at a later one (`at`, unix seconds)."""
        i = self._place(i)
        with self._lock:
            now = self._now(at)
            degree, triangles, supported, out, into, strength, constraint, redundant = self._state.person(i)
        if not degree:
            return PersonNow(0, 0.0, 0.0, 0.0, nan, nan, nan, nan)
        pairs = degree * (degree - 1)
        return PersonNow(
            degree, out * now, into * now, strength * now,
            2 * triangles / pairs if pairs else nan, supported / degree, constraint, degree - redundant / strength,
        )  # fmt: skip

    def tie(self, i: int, j: int, at: float | None = None) -> TieNow | None:
        """Return what lies between two people; None where there is no tie."""
        i, j = self._place(i), self._place(j)
        with self._lock:
            now = self._now(at)
            found = self._state.tie(i, j)
            ends = self._state.person(i)[0] + self._state.person(j)[0]
        if found is None:
            return None
        out, into, common = found
        either = ends - 2 - common
        overlap = common / either if either else nan
        return TieNow(out * now, into * now, (out + into) * now, common, overlap, common > 0)

    def ties(self, at: float | None = None) -> tuple[Ints, Codes, Floats, Floats, Floats]:
        """Return all ties now, for whatever is not kept up act by act: `indptr, indices, weight, out, into`."""
        with self._lock:
            now = self._now(at)
            low, high, forward, backward = self._state.ties()
        start, end = np.concatenate([low, high]), np.concatenate([high, low])
        order = np.lexsort((end, start))
        indptr = np.concatenate([[0], np.cumsum(np.bincount(start, minlength=self._n))]).astype(np.int64)
        out = (np.concatenate([forward, backward]) * now)[order]
        into = (np.concatenate([backward, forward]) * now)[order]
        return indptr, end[order], out + into, out, into

    def refresh(self) -> None:
        """Add everything up anew from the ties, so that rounding of very many acts does not pile up."""
        with self._lock:
            self._state.scale(1.0, FORGOTTEN)

    def _move_landmark(self, at: float) -> None:
        # By whole half-lives: a power of two scales every weight without rounding.
        steps = float((at - self._landmark) // self._unit)
        if self._state.scale(2.0**-steps if steps < 1075 else 0.0, FORGOTTEN):
            self._changed[: self._n] = True
        self._landmark += steps * self._unit

    def _factor(self, seconds: float) -> float:
        exponent = seconds / self._unit
        return float(2.0**exponent) if exponent > -1100 else 0.0

    def _now(self, at: float | None) -> float:
        moment = self._at if at is None else at
        if not self._at <= moment < inf:
            raise TieworkError(f"expected a moment at or after {self._at!r}, found {at!r}")
        return self._factor(self._landmark - moment)

    def _place(self, i: int) -> int:
        place = index(i)
        if not 0 <= place < self._n:
            raise TieworkError(f"expected a person from 0 to {self._n - 1}, found {i!r}")
        return place


def _require_mirrored(n: int, row: Codes, to: Codes, out: Floats, into: Floats) -> None:
    here, there = row.astype(np.int64) * n + to, to.astype(np.int64) * n + row
    order, mirror = np.argsort(here, kind="stable"), np.argsort(there, kind="stable")
    same = np.array_equal(here[order], there[mirror]) and np.array_equal(out[order], into[mirror])
    if not same or bool((row == to).any()) or bool((np.diff(here[order]) == 0).any()):
        raise TieworkError("expected each tie once from both ends, with the same strengths, found others")
