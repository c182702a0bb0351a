"""The same person on other pages: reading what a page tells of somebody, and comparing it with what stands here."""

from .comparing import NONE, Finding, Outcome, Part, findings
from .fixing import fixes, trouble
from .reading import read
from .told import Told
from .urls import Unfit, accepted, homes, key_of, leads_home, shown
from .visiting import Visit, likeness, visit

__all__ = [
    "NONE",
    "Finding",
    "Outcome",
    "Part",
    "Told",
    "Unfit",
    "Visit",
    "accepted",
    "findings",
    "fixes",
    "homes",
    "key_of",
    "leads_home",
    "likeness",
    "read",
    "shown",
    "trouble",
    "visit",
]
