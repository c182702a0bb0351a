"""Decisions: what is proposed in which words, where people stand, how they rank, and what came of it."""

from .outcome import Outcome
from .proposal import Option, Proposal, Wording
from .voice import Answer, Ballot, Settlement, Stance

__all__ = ["Answer", "Ballot", "Option", "Outcome", "Proposal", "Settlement", "Stance", "Wording"]
