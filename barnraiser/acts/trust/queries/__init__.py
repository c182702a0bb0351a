"""Every read of trust, viewer first. What two know, two see; what one keeps, one sees."""

from .behind import Behind, lasts
from .card import Shown, Two, two
from .deeds import Deed, Way, deeds, have_met, met_keys
from .fifteen import Post, fifteen, post
from .ground import Ground, agreement_cards, checks_of, ground, values_of
from .marks import Marked, marked, marks_on
from .nexts import openings
from .own import own
from .shortlists import candidates, facts, fields_near, shortlists
from .sight import (
    care_cards,
    cares_between,
    left_in_peace,
    nod_cards,
    note_about,
    said_between,
    said_by,
    said_of,
    sharing,
    statement_cards,
    statements,
    target_of,
    targets,
    who_trust,
)
from .touch import rhythm_of

__all__ = [
    "Behind",
    "Deed",
    "Ground",
    "Marked",
    "Post",
    "Shown",
    "Two",
    "Way",
    "agreement_cards",
    "candidates",
    "care_cards",
    "cares_between",
    "checks_of",
    "deeds",
    "facts",
    "fields_near",
    "fifteen",
    "ground",
    "have_met",
    "lasts",
    "left_in_peace",
    "marked",
    "marks_on",
    "met_keys",
    "nod_cards",
    "note_about",
    "openings",
    "own",
    "post",
    "rhythm_of",
    "said_between",
    "said_by",
    "said_of",
    "sharing",
    "shortlists",
    "statement_cards",
    "statements",
    "target_of",
    "targets",
    "two",
    "values_of",
    "who_trust",
]
