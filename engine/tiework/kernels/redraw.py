"""Networks drawn anew from weeks of acts."""

from __future__ import annotations

import numpy as np

from tiework.arrays import Floats
from tiework.kernels.checks import POINTER, REAL, SIZE, array, codes, done, pointer, rows, weights
from tiework.kernels.library import function
from tiework.redrawing import IN_PERSON, MUTUAL, Anew, Laid


class Redraw:
    """Draws networks from contacts that are laid out once.

    Parameters
    ----------
    laid : Laid
        Looked through here, so that a draw need not.

    Raises
    ------
    TypeError, ValueError
        Naming the array, what was expected and what was found.

    Examples
    --------
    >>> from tiework.kernels.serving import serving
    >>> laid = Laid(2, *np.array([[0], [1]], np.int32), np.array([0, 2]), np.array([0, 1], np.int32),
    ...             np.array([1.0, 2.0]), np.array([0, 1], np.uint8), 2, 0.25)
    >>> found = serving("redraw").Redraw(laid).draw(np.array([2.0, 0.0]))
    >>> found.indices.tolist(), found.out.tolist(), found.reciprocated.tolist()
    ([1, 0], [2.0, 0.0], [False, False])
    """

    def __init__(self, laid: Laid) -> None:
        if laid.people < 0 or laid.span < 0:
            raise ValueError(f"laid: expected 0 people and blocks or more, found {laid.people}, {laid.span}")
        lo = codes("lo", laid.lo, laid.people)
        pairs = len(lo)
        hi = codes("hi", laid.hi, laid.people, pairs)
        keys = lo.astype(np.int64) * laid.people + hi
        if bool(np.any(lo >= hi)) or bool(np.any(keys[1:] <= keys[:-1])):
            raise ValueError("lo: expected pairs that rise, the lower person first, found others")
        week = codes("week", laid.week, laid.span)
        begin = rows("begin", laid.begin, len(week))
        if len(begin) != pairs + 1:
            raise ValueError(f"begin: expected {pairs + 1} values, found {len(begin)}")
        worth = weights("worth", laid.worth, len(week))
        marks = array("marks", laid.marks, np.uint8, len(week))
        if bool(np.any((marks & 3 == 3) | (marks > 2 + IN_PERSON + MUTUAL))):
            raise ValueError("marks: expected one of three ways, and 4 and 8 beside it, found others")
        if laid.present != laid.present:
            raise ValueError(f"present: expected a weight, found {laid.present}")
        self._people, self._span, self._present = laid.people, laid.span, laid.present
        # Copies: what was looked through stays as it was.
        self._ends, self._contacts = (lo.copy(), hi.copy()), (
            begin.copy(), week.copy(), worth.copy(), marks.copy(),
        )  # fmt: skip

    def draw(self, times: Floats) -> Anew:
        """Draw the network in which each block happens so many times.

        Parameters
        ----------
        times : float64[span]
            0 or more.

        Returns
        -------
        Anew
        """
        often, people, pairs = weights("times", times, self._span), self._people, len(self._ends[0])
        forward, backward, weight, met = (np.empty(pairs) for _ in range(4))
        state, indptr = np.empty(pairs, np.uint8), np.empty(people + 1, np.int64)
        ends, sums = (
            [pointer(one) for one in held] for held in (self._ends, (forward, backward, weight, met, state))
        )
        weigh = function("tw_redraw", SIZE, SIZE, *[POINTER] * 7, REAL, *[POINTER] * 6)
        held = [pointer(one) for one in (*self._contacts, often)]
        done(weigh(people, pairs, *ends, *held, self._present, *sums, pointer(indptr)))
        slots = int(indptr[-1])
        indices, both = np.empty(slots, np.int32), np.empty(slots, np.bool_)
        weighs, out, into, in_person = (np.empty(slots) for _ in range(4))
        made = [pointer(one) for one in (indptr, indices, weighs, out, into, both, in_person)]
        done(function("tw_redrawn", SIZE, SIZE, *[POINTER] * 14)(people, pairs, *ends, *sums, *made))
        return Anew(indptr, indices, weighs, out, into, both, in_person, forward, backward)
