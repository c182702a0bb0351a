"""Campaigns: what is to be different in the world, what that needs, who gave their word, and what came of it."""

from .agenda import Point, Settlement, Voice
from .campaign import Campaign, Closing, Endorsement, Extension, Owner
from .need import Challenge, Need
from .pledge import Pledge, Step
from .project import Completion, Milestone
from .record import Influence, Result, Witness

__all__ = [
    "Campaign",
    "Challenge",
    "Closing",
    "Completion",
    "Endorsement",
    "Extension",
    "Influence",
    "Milestone",
    "Need",
    "Owner",
    "Pledge",
    "Point",
    "Result",
    "Settlement",
    "Step",
    "Voice",
    "Witness",
]
