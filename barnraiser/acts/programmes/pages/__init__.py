"""Values for the templates: what the pages show beside the rows themselves, and what their forms came to."""

from .inside import inside, seats_taken
from .programmes import (
    askable,
    begun,
    guidance,
    guiding,
    has_day,
    mandate,
    reading,
    reviewed,
    reviewing,
    said_of_an_offer,
    standing_voices,
    voicing,
)
from .words import answered, draft, said_of_words, words_form, writing, written

__all__ = [
    "answered",
    "askable",
    "begun",
    "draft",
    "guidance",
    "guiding",
    "has_day",
    "inside",
    "mandate",
    "reading",
    "reviewed",
    "reviewing",
    "said_of_an_offer",
    "said_of_words",
    "seats_taken",
    "standing_voices",
    "voicing",
    "words_form",
    "writing",
    "written",
]
