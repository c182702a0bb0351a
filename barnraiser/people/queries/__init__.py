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
    is_going,
    known_to,
    parts_shown,
    sees,
    shown,
    shown_of,
    who_shows,
)
from .consent import (
    Standing,
    agrees,
    answers_of,
    consents,
    declines,
    standing,
    who_agreed,
    who_declined,
    whose,
)
from .export import everything_about, export
from .finding import found
from .links import address_here, links_of, own_links, reports_of
from .lookalikes import lookalikes
from .openings import openings
from .own import archives_of, farewell_of, ready_archive, visits_of
from .page import Page, at_handle, is_public, page_of
from .presence import said_of_presence
from .quiet import quiet_hours, quiet_of
from .saying_no import address_for as address_to_say_no
from .searches import exported_searches, searches, who_may_be_told
from .sight import by_handles, cards, interests_of, readable_by, visible_to
from .signing import has_second_factor

__all__ = [
    "EVERY_PART",
    "Page",
    "Shown",
    "Standing",
    "acquainted",
    "address_here",
    "address_to_say_no",
    "addresses_of",
    "agrees",
    "answers_of",
    "archives_of",
    "at_handle",
    "audiences_of",
    "by_handles",
    "cards",
    "consents",
    "declines",
    "everything_about",
    "export",
    "exported_searches",
    "farewell_of",
    "found",
    "has_second_factor",
    "interests_of",
    "is_going",
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
    "quiet_hours",
    "quiet_of",
    "readable_by",
    "ready_archive",
    "reports_of",
    "said_of_presence",
    "searches",
    "sees",
    "shown",
    "shown_of",
    "signs_in_with",
    "standing",
    "visible_to",
    "visits_of",
    "who_agreed",
    "who_declined",
    "who_may_be_told",
    "who_shows",
    "whose",
    "with_address",
]
