"""What an entry of the catalogue holds."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from typing import Any, Literal

Level = Literal["dyad", "person", "group", "network"]
Scaling = Literal["unchanged", "proportional", "by threshold"]
Basis = Literal[
    "ties", "acts", "outcomes", "asks", "introductions", "certificates", "ratings", "initiations", "offers",
    "joins", "answers",
]  # fmt: skip


@dataclass(frozen=True, slots=True)
class Need:
    """What must be there before a figure is given: at least so many of something.

    Attributes
    ----------
    least : int
    of : str
        What is counted, in the plural.
    one : str
        The same for a single one.
    count : callable
        From `tiework.measures.records.Records` to how many there are.
    """

    least: int
    of: str
    one: str
    count: Callable[[Any], int]

    def said(self, found: int | None = None) -> str:
        """Say how many, as a person would: "no ties", "1 tie", "50 ties"; how many it takes where none is given."""
        number = self.least if found is None else found
        return f"{number or 'no'} {self.one if number == 1 else self.of}"


@dataclass(frozen=True, slots=True)
class Measure:
    """One measure, in the field's words and in plain ones.

    Attributes
    ----------
    key : str
        As in readings.
    name : str
        The standard term.
    question : str
        What it answers, in plain words.
    unit : str
    range : tuple of (float, float)
        Lowest and highest value; infinity where there is no bound.
    level : {"dyad", "person", "group", "network"}
        Shape of the answer: float64[m] in the order of ``graph.pairs``, float64[n], float64[g] (or [g, g]) in the order
        of ``graph.group_names``, or one float. A measure of ties worked out from acts has one value for each row of
        `tiework.ties.ties`.
    source, caveat : str
    how : str
        "How is this worked out?", two to four sentences.
    function : callable
        From its `inputs` to the value or values; nan is undefined.
    smallest_group : int
        Fewest members of a network for which it may be shown to others. 1 for what only the person sees.
    needs_groups : bool
    needs_tiers : bool
    basis : str
        What it is worked out from: ties, acts, or one of the records of `tiework.measures.records`.
    inputs : tuple of str
        Names of the function's arguments, as they stand in `tiework.measures.records.Records`.
    needs : tuple of Need
        With less than this the figure is refused, see `tiework.evidence.read_measure`.
    scaling : {"unchanged", "proportional", "by threshold"}
        What becomes of it when all tie weights are multiplied; "by threshold": it compares them with a fixed weight.
    """

    key: str
    name: str
    question: str
    unit: str
    range: tuple[float, float]
    level: Level
    source: str
    caveat: str
    how: str
    function: Callable[..., Any]
    smallest_group: int = 8
    needs_groups: bool = False
    needs_tiers: bool = False
    basis: Basis = "ties"
    scaling: Scaling = "unchanged"
    inputs: tuple[str, ...] = ("graph",)
    needs: tuple[Need, ...] = ()
