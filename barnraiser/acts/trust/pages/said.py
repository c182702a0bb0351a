"""A statement as a page shows it."""

from dataclasses import dataclass

from barnraiser.people.models import Person

from .. import words
from ..models import Statement


@dataclass(frozen=True, slots=True)
class Said:
    """One statement as the page shows it. `other` is whom its reader may see, and None once they share nothing."""

    statement: Statement
    sentence: str
    is_mine: bool
    person: Person
    is_seen: bool = True


def said_as(viewer: Person, said: Statement, seen: set[int] | None = None) -> Said:
    mine = said.by_id == viewer.pk
    other = said.toward if mine else said.by
    return Said(said, words.sentence(viewer, said), mine, other, seen is None or other.pk in seen)
