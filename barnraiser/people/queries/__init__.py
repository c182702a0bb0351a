"""Every read of people, viewer first."""

from .addresses import (
    addresses_of,
    known_addresses,
    of_account,
    proven_addresses_of,
    signs_in_with,
    with_address,
)
from .audience import (
    EVERY_PART,
    Shown,
    acquainted,
    audiences_of,
    known_to,
    parts_shown,
    shown,
    shown_of,
    who_shows,
)
from .consent import consents, who_declined
from .export import export
from .links import address_here, links_of, own_links, reports_of
from .lookalikes import lookalikes
from .openings import openings
from .page import Page, at_handle, is_public, page_of
from .searches import exported_searches, searches, who_may_be_told
from .sight import by_handles, cards, interests_of, readable_by, visible_to

__all__ = [
    "EVERY_PART",
    "Page",
    "Shown",
    "acquainted",
    "address_here",
    "addresses_of",
    "at_handle",
    "audiences_of",
    "by_handles",
    "cards",
    "consents",
    "export",
    "exported_searches",
    "interests_of",
    "is_public",
    "known_addresses",
    "known_to",
    "links_of",
    "lookalikes",
    "of_account",
    "openings",
    "own_links",
    "page_of",
    "parts_shown",
    "proven_addresses_of",
    "readable_by",
    "reports_of",
    "searches",
    "shown",
    "shown_of",
    "signs_in_with",
    "visible_to",
    "who_declined",
    "who_may_be_told",
    "who_shows",
    "with_address",
]
