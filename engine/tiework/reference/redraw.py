"""Networks drawn anew from weeks of acts."""

from __future__ import annotations

import numpy as np

from tiework.arrays import Floats
from tiework.redrawing import IN_PERSON, MUTUAL, Anew, Laid


class Redraw:
    """Draws networks from contacts that are laid out once; see `tiework.kernels.redraw.Redraw`."""

    def __init__(self, laid: Laid) -> None:
        self._laid = laid
        pair = np.repeat(np.arange(len(laid.lo)), np.diff(laid.begin))
        way = laid.marks & 3
        masks = (way == 0, way == 1, way == 2, laid.marks & IN_PERSON > 0, laid.marks & MUTUAL > 0)
        self._parts = [(pair[mask], laid.week[mask], laid.worth[mask]) for mask in masks]

    def draw(self, times: Floats) -> Anew:
        """Draw the network in which each block happens so many times."""
        laid = self._laid
        forward, backward, together, met, mutual = (
            np.bincount(pair, worth * times[week], len(laid.lo)).astype(np.float64)
            for pair, week, worth in self._parts
        )
        weight, least = forward + backward + together, laid.present
        both = ((forward >= least) & (backward >= least)) | (mutual >= least)
        keep = np.flatnonzero(weight >= least)
        start = np.concatenate([laid.lo[keep], laid.hi[keep]])
        end = np.concatenate([laid.hi[keep], laid.lo[keep]])
        order, ties = np.lexsort((end, start)), np.concatenate([keep, keep])
        ties, turned = ties[order], order >= len(keep)
        ends = np.cumsum(np.bincount(start, minlength=laid.people))
        return Anew(
            np.concatenate([[0], ends]).astype(np.int64), end[order], weight[ties],
            np.where(turned, backward[ties], forward[ties]), np.where(turned, forward[ties], backward[ties]),
            both[ties], met[ties], forward, backward,
        )  # fmt: skip
