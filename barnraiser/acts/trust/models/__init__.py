"""Trust: what one says of another, what two care about alike, and what each keeps for themselves."""

from .care import Care
from .mark import Mark
from .own import Note, Outside, Target
from .shortlist import FIVE, Pick, Shortlist
from .statement import Statement
from .touch import Nod, Rhythm
from .value import SEVEN, Agreement, Check, Value

__all__ = [
    "FIVE",
    "SEVEN",
    "Agreement",
    "Care",
    "Check",
    "Mark",
    "Nod",
    "Note",
    "Outside",
    "Pick",
    "Rhythm",
    "Shortlist",
    "Statement",
    "Target",
    "Value",
]
