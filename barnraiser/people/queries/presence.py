"""Whether somebody has come in, in words: on paper, through another, or not yet."""

from collections.abc import Iterable

from barnraiser.ground import manifest

from ..models import Person


def said_of_presence(viewer: Person, people: Iterable[Person]) -> dict[int, str]:
    """By key a sentence about each of these people who has no account; nothing about others."""
    # Asked of all of them, so that a page costs the same whoever is on it.
    people = list(people)
    how = manifest.taking_part(viewer, [person.pk for person in people])
    absent = [person.pk for person in people if not person.is_claimed]
    return {
        key: f"Has no account. {_sentence(how[key])}" if key in how else "Has not come in yet."
        for key in absent
    }


def _sentence(words: str) -> str:
    return f"{words[:1].upper()}{words[1:]}."
