"""Receivers dealt anew: what would come back if nobody minded who had acted toward them?"""

from __future__ import annotations

import numpy as np

from tiework.arrays import Codes, Floats, Ints, ratio
from tiework.reference.drawing import Random

_TRIES = 20
# Up to so many cells a sum over all pairs is quicker than looking for those that occur.
_DENSE = 250_000


class Dealing:
    """Deals the receivers of flows anew, within blocks; see `tiework.kernels.dealing.Dealing`."""

    def __init__(self, people: int, begin: Ints, giver: Codes, taker: Codes, worth: Floats) -> None:
        self._people, self._giver, self._taker, self._worth = people, giver, taker, worth
        size = np.diff(begin)
        block = np.repeat(np.arange(len(size)), size)
        self._first, self._many = begin[block], size[block]
        # Each block from its end, down to its second place.
        turned = begin[block] + begin[block + 1] - 1 - np.arange(len(block))
        self._places = turned[turned > self._first]

    def dealt(self, seed: int) -> tuple[Codes, float]:
        """Deal receivers anew within each block, so that people do and receive as much as before."""
        random, places, dealt = Random(seed), self._places, self._taker.tolist()
        others = self._first[places] + random.below(places - self._first[places] + 1)
        for i, j in zip(places.tolist(), others.tolist(), strict=True):
            dealt[i], dealt[j] = dealt[j], dealt[i]
        self._no_selves(dealt, random)
        taker = np.array(dealt, np.int32)
        return taker, returned(self._giver, taker, self._worth, self._people)

    def _no_selves(self, taker: list[int], random: Random) -> None:
        giver, left = self._giver, np.flatnonzero(self._giver == np.array(taker, np.int32)).tolist()
        for _ in range(_TRIES):
            still = []
            for one in left:
                if giver[one] != taker[one]:
                    continue
                two = int(self._first[one] + random.below(self._many[one : one + 1])[0])
                if giver[one] != taker[two] and giver[two] != taker[one]:
                    taker[one], taker[two] = taker[two], taker[one]
                else:
                    still.append(one)
            left = still


def returned(giver: Codes, taker: Codes, worth: Floats, people: int) -> float:
    """Weighted reciprocity of flows listed one by one; those toward oneself drop out."""
    other = giver != taker
    one, two, worth = giver[other].astype(np.int64), taker[other].astype(np.int64), worth[other]
    keys, up = np.minimum(one, two) * people + np.maximum(one, two), one < two
    if people * people > _DENSE:
        keys = np.unique(keys, return_inverse=True)[1]
    there, back = (np.bincount(keys[way], worth[way]) for way in (up, ~up))
    shared = min(len(there), len(back))
    return float(ratio(2 * np.minimum(there[:shared], back[:shared]).sum(), worth.sum()))
