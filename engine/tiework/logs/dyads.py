"""What a log of acts comes down to: for each person, whom they acted toward, how often, and what it weighs today."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from tiework.arrays import Codes, Floats, Ints

if TYPE_CHECKING:
    import pyarrow as pa


@dataclass(frozen=True, eq=False)
class Dyads:
    """Directed pairs of a log: row i holds whom person i acted toward.

    Attributes
    ----------
    people : pyarrow.Array
        Distinct ids as read, int64 or string, in order of first appearance, actor before target within a row; then
        people who are known only from elsewhere.
    indptr : int64[n + 1]
        Where each person's row begins.
    indices : int32[d]
        Toward whom, in any order within a row; no pair twice, nobody toward themselves.
    weight : float64[d]
        Sum of the weights of a pair's acts, each times 2^(-age / half-life): 0 or more, and 0 where it underflows or
        the kind weighs nothing.
    count : int64[d]
        Acts from one to the other; 0 where there is only the other side of acts done together, which are counted once,
        from actor to target. The sum is `acts` less `self_acts` and `later`.
    acts : int
        Rows of the log, all of them.
    self_acts : int
        Acts toward oneself: dropped.
    later : int
        Acts after `at` between two people: they weigh nothing and form no tie.
    at : float
        The moment the weights speak of, in unix seconds; nan in a log without times.
    half_life_days : float
        After how many days an act weighs half.
    weights : dict of str to float
        What an act of each kind weighed on its day.
    """

    people: pa.Array
    indptr: Ints
    indices: Codes
    weight: Floats
    count: Ints
    acts: int
    self_acts: int
    later: int
    at: float
    half_life_days: float
    weights: dict[str, float]

    def __len__(self) -> int:
        """Say how many people there are."""
        return len(self.indptr) - 1
