"""Gatherings: when and where, who comes, who was there, who met whom, and what came of it."""

from .after import Completion, FollowUp, Intention, Step
from .feed import Feed
from .gathering import CallingOff, Gathering, Host
from .meeting import Meeting, Reply
from .places import Place, Rsvp
from .presence import Absence, Attendance, Conclusion, Miss

__all__ = [
    "Absence",
    "Attendance",
    "CallingOff",
    "Completion",
    "Conclusion",
    "Feed",
    "FollowUp",
    "Gathering",
    "Host",
    "Intention",
    "Meeting",
    "Miss",
    "Place",
    "Reply",
    "Rsvp",
    "Step",
]
