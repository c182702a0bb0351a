"""Every read of what goes out. Strangers read all of it but drafts; who reads is told to nobody, only how many."""

from .issues import cards, drafts, picked, picked_of, sent, sent_between, visible_to
from .outside import (
    candidates,
    communities_outside,
    community_outside,
    is_any_out,
    is_out,
    openings_of,
    outside,
)
from .own import own
from .readers import behind_word, kept_of, reader_count, readers_at
from .recipients import delivery_of, unsettled

__all__ = [
    "behind_word",
    "candidates",
    "cards",
    "communities_outside",
    "community_outside",
    "delivery_of",
    "drafts",
    "is_any_out",
    "is_out",
    "kept_of",
    "openings_of",
    "outside",
    "own",
    "picked",
    "picked_of",
    "reader_count",
    "readers_at",
    "sent",
    "sent_between",
    "unsettled",
    "visible_to",
]
