"""Receivers dealt anew: what would come back if nobody minded who had acted toward them?"""

from __future__ import annotations

import ctypes

from tiework.arrays import Codes, Floats, Ints
from tiework.kernels.checks import POINTER, SIZE, codes, done, pointer, rows, weights
from tiework.kernels.library import function


class Dealing:
    """Deals the receivers of flows anew, within blocks.

    Parameters
    ----------
    people : int
        Below 2 ** 31.
    begin : int64[b + 1]
        Where each block of flows begins.
    giver, taker : int32[e]
        Who acted toward whom, block by block.
    worth : float64[e]
        What each flow is worth, 0 or more.

    Examples
    --------
    >>> from tiework.kernels.serving import serving
    >>> ends = np.array([[0, 1, 2], [1, 0, 0]], np.int32)
    >>> dealing = serving("dealing").Dealing(3, np.array([0, 2, 3]), *ends, np.ones(3))
    >>> taker, returned = dealing.dealt(1)
    >>> taker.tolist(), round(returned, 3)
    ([1, 0, 0], 0.667)
    """

    def __init__(self, people: int, begin: Ints, giver: Codes, taker: Codes, worth: Floats) -> None:
        from_, held = codes("giver", giver, people), weights("worth", worth, len(giver))
        # Copies: what was looked through stays as it was.
        self._held = (rows("begin", begin, len(from_)).copy(), from_.copy(), held.copy())
        self._people, self._taker = people, codes("taker", taker, people, len(from_)).copy()

    def dealt(self, seed: int) -> tuple[Codes, float]:
        """Deal receivers anew within each block, so that people do and receive as much as before.

        Parameters
        ----------
        seed : int
            The same seed gives the same shuffle, on every machine.

        Returns
        -------
        (int32[e], float)
            Who receives each flow, and the weighted reciprocity of that; nan where nothing flows. A flow dealt back to its
            giver changes receivers with another of its block, by 20 tries; what is left of these drops out.
        """
        taker, returned = self._taker.copy(), ctypes.c_double()
        run = function("tw_dealt", SIZE, SIZE, SIZE, *[POINTER] * 3, ctypes.c_uint64, POINTER, POINTER)
        begin, giver, worth = self._held
        where = (pointer(begin), pointer(giver), pointer(worth))
        sizes = (len(taker), self._people, len(begin) - 1)
        done(run(*sizes, *where, seed % 2**64, pointer(taker), ctypes.byref(returned)))
        return taker, returned.value
