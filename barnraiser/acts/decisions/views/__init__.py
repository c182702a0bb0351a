"""The pages: the list, proposing, one proposal, and what is done on it."""

from .keeping import amendment, closing, rankings, versions, withdrawal
from .lists import decision_list, new
from .proposal import detail
from .voices import answers, ballot, settlement, stance

__all__ = [
    "amendment",
    "answers",
    "ballot",
    "closing",
    "decision_list",
    "detail",
    "new",
    "rankings",
    "settlement",
    "stance",
    "versions",
    "withdrawal",
]
