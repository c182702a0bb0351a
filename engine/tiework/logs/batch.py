"""Rows of a log as columns, some at a time."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass

from tiework.arrays import Codes, Floats, Ints
from tiework.kernels.spans import Spans

# Rows so far, and in all where that is known.
type Progress = Callable[[int, int | None], object]


@dataclass(frozen=True, eq=False, slots=True)
class Batch:
    """Some rows of a log, in its order.

    Attributes
    ----------
    actor, target : int64[rows] or Spans
    kind : int32[rows] or None
        Codes of kinds, where the log has kinds.
    time : float64[rows] or None
        Unix seconds, where the log has times.
    """

    actor: Ints | Spans
    target: Ints | Spans
    kind: Codes | None
    time: Floats | None

    def __len__(self) -> int:
        return len(self.actor)
