"""What was brought in from elsewhere: the file, the dry run, the run, what came of it. Each step is a row."""

from .archive import Import, Release, State, Withdrawal
from .person import ImportedPerson
from .plan import Line, Plan
from .run import Outcome, Progress, Run

__all__ = [
    "Import",
    "ImportedPerson",
    "Line",
    "Outcome",
    "Plan",
    "Progress",
    "Release",
    "Run",
    "State",
    "Withdrawal",
]
