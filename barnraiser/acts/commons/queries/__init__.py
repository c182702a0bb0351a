"""Every read of what a community has in common, viewer first."""

from .keepings import Kept, asked_of, kept, kept_at, own_words, visible_to, wordings_of
from .norms import norm_of, norms_of, standing_norm
from .openings import openings
from .own import letters, own
from .pages import (
    Part,
    page_cards,
    pages,
    pages_visible_to,
    parts,
    sections_visible_to,
    sources_of,
    versions_of,
)
from .sight import cards
from .squares import Laid, hands, newest, square

__all__ = [
    "Kept",
    "Laid",
    "Part",
    "asked_of",
    "cards",
    "hands",
    "kept",
    "kept_at",
    "letters",
    "newest",
    "norm_of",
    "norms_of",
    "openings",
    "own",
    "own_words",
    "page_cards",
    "pages",
    "pages_visible_to",
    "parts",
    "sections_visible_to",
    "sources_of",
    "square",
    "standing_norm",
    "versions_of",
    "visible_to",
    "wordings_of",
]
