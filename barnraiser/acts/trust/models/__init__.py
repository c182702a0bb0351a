"""Trust: what one says of another, what two care about alike, and what each keeps for themselves."""

from .care import Care
from .own import Note, Outside, Target
from .statement import Statement

__all__ = ["Care", "Note", "Outside", "Statement", "Target"]
