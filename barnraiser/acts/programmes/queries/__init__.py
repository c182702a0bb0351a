"""Every read of programmes, viewer first. A fixed number of queries, however many voices, drafts or places."""

from .drafts import Waiting, answered_in, answers_of, draft_at, drafts_of, queue, usual_wait, waiting_in_words
from .inside import Guest, asking, count, guests, seat_at
from .openings import openings
from .own import own
from .programmes import (
    Rung,
    Tally,
    guidelines,
    latest_guideline,
    mandates,
    reviews,
    rungs,
    seats,
    tally,
)
from .sight import (
    acquainted,
    annexes,
    askable_communities,
    belongs,
    draft_cards,
    drafts_visible_to,
    mandate_cards,
    mandates_visible_to,
    programme_cards,
    visible_to,
)
from .voices import mandate_for, offer_to, places_of, speaks_for, voices

__all__ = [
    "Guest",
    "Rung",
    "Tally",
    "Waiting",
    "acquainted",
    "annexes",
    "answered_in",
    "answers_of",
    "askable_communities",
    "asking",
    "belongs",
    "count",
    "draft_at",
    "draft_cards",
    "drafts_of",
    "drafts_visible_to",
    "guests",
    "guidelines",
    "latest_guideline",
    "mandate_cards",
    "mandate_for",
    "mandates",
    "mandates_visible_to",
    "offer_to",
    "openings",
    "own",
    "places_of",
    "programme_cards",
    "queue",
    "reviews",
    "rungs",
    "seat_at",
    "seats",
    "speaks_for",
    "tally",
    "usual_wait",
    "visible_to",
    "voices",
    "waiting_in_words",
]
