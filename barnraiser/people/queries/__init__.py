"""Every read of people, viewer first."""

from .addresses import (
    addresses_of,
    known_addresses,
    of_account,
    proven_addresses_of,
    signs_in_with,
    with_address,
)
from .consent import Standing, agrees, answers_of, consents, standing, who_agreed, who_declined, whose
from .export import everything_about, export
from .own import archives_of, farewell_of, openings, ready_archive, visits_of
from .reasons import reasons
from .sight import by_handles, cards, interests_of, is_going, visible_to
from .signing import has_second_factor

__all__ = [
    "Standing",
    "addresses_of",
    "agrees",
    "answers_of",
    "archives_of",
    "by_handles",
    "cards",
    "consents",
    "everything_about",
    "export",
    "farewell_of",
    "has_second_factor",
    "interests_of",
    "is_going",
    "known_addresses",
    "of_account",
    "openings",
    "proven_addresses_of",
    "ready_archive",
    "reasons",
    "signs_in_with",
    "standing",
    "visible_to",
    "visits_of",
    "who_agreed",
    "who_declined",
    "whose",
    "with_address",
]
