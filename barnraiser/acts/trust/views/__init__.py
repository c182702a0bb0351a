"""The pages of trust: two people, my people, my fifteen, top fives, what matters to me."""

from .aligning import agreement_withdrawal, agreements, comparisons, values
from .fifteen import fifteen, listing, not_now, outside, removal, rhythm, target
from .people import my_people, unmarking
from .shortlists import (
    pick_listing,
    pick_raising,
    pick_removal,
    picks,
    shortlist,
    shortlist_removal,
    shortlists,
)
from .two import care_withdrawal, cares, marks, nods, note, statements, two, withdrawal

__all__ = [
    "agreement_withdrawal",
    "agreements",
    "care_withdrawal",
    "cares",
    "comparisons",
    "fifteen",
    "listing",
    "marks",
    "my_people",
    "nods",
    "not_now",
    "note",
    "outside",
    "pick_listing",
    "pick_raising",
    "pick_removal",
    "picks",
    "removal",
    "rhythm",
    "shortlist",
    "shortlist_removal",
    "shortlists",
    "statements",
    "target",
    "two",
    "unmarking",
    "values",
    "withdrawal",
]
