"""Every read of people, viewer first."""

from .addresses import (
    addresses_of,
    known_addresses,
    of_account,
    proven_addresses_of,
    signs_in_with,
    with_address,
)
from .consent import consents, who_declined
from .export import export
from .links import address_here, links_of, own_links, reports_of
from .reasons import reasons
from .sight import by_handles, cards, interests_of, visible_to

__all__ = [
    "address_here",
    "addresses_of",
    "by_handles",
    "cards",
    "consents",
    "export",
    "interests_of",
    "known_addresses",
    "links_of",
    "of_account",
    "own_links",
    "proven_addresses_of",
    "reasons",
    "reports_of",
    "signs_in_with",
    "visible_to",
    "who_declined",
    "with_address",
]
