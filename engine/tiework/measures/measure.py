"""What an entry of the catalogue holds."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from typing import Any, Literal

Level = Literal["dyad", "person", "group", "network"]
Scaling = Literal["unchanged", "proportional", "by threshold"]
Basis = Literal["ties", "acts"]


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
        Shape of the answer: float64[m] in the order of ``graph.pairs``, float64[n], or one float.
    source, caveat : str
    how : str
        "How is this worked out?", two to four sentences.
    function : callable
        From a TieGraph to the value or values; nan is undefined. With basis "acts": see there.
    smallest_group : int
        Fewest members of a network for which it may be shown to others. 1 for what only the person sees.
    needs_groups : bool
    needs_tiers : bool
    basis : {"ties", "acts"}
        What it is worked out from. From acts: the function takes them as its own docstring says.
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
