"""Programmes: what an organisation takes part for, under which guidelines, through whom, where, and what was said."""

from .draft import Answer, Draft, Statement
from .mandate import Mandate
from .programme import Guideline, Level, Programme, Review
from .seat import Seat

__all__ = [
    "Answer",
    "Draft",
    "Guideline",
    "Level",
    "Mandate",
    "Programme",
    "Review",
    "Seat",
    "Statement",
]
