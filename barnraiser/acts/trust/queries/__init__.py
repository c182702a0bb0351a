"""Every read of trust, viewer first. What two know, two see; what one keeps, one sees."""

from .card import Behind, Shown, Two, two
from .deeds import Deed, Way, deeds, have_met
from .fifteen import Post, fifteen, post
from .nexts import openings
from .own import own
from .sight import (
    care_cards,
    cares_between,
    note_about,
    said_between,
    said_by,
    said_of,
    statement_cards,
    statements,
    target_of,
    targets,
)

__all__ = [
    "Behind",
    "Deed",
    "Post",
    "Shown",
    "Two",
    "Way",
    "care_cards",
    "cares_between",
    "deeds",
    "fifteen",
    "have_met",
    "note_about",
    "openings",
    "own",
    "post",
    "said_between",
    "said_by",
    "said_of",
    "statement_cards",
    "statements",
    "target_of",
    "targets",
    "two",
]
