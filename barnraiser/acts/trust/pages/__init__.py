"""What the pages show beside the rows themselves: words, next steps, forms. Values for templates, made from queries."""

from .fifteen import fifteen, listing, target
from .people import my_people
from .shortlists import shortlist, shortlist_form, shortlists
from .two import (
    Forms,
    agree_form,
    care_form,
    marks_form,
    note_form,
    said_of_a_care,
    statement_form,
    two,
)
from .values import values

__all__ = [
    "Forms",
    "agree_form",
    "care_form",
    "fifteen",
    "listing",
    "marks_form",
    "my_people",
    "note_form",
    "said_of_a_care",
    "shortlist",
    "shortlist_form",
    "shortlists",
    "statement_form",
    "target",
    "two",
    "values",
]
