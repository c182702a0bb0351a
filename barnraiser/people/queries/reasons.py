"""What two people have in common, in words."""

from collections.abc import Sequence

from barnraiser.ground.manifest import belongings_of

from ..models import Person
from .sight import interests_of


def reasons(viewer: Person, people: Sequence[Person]) -> dict[int, str]:
    """For each of these people, in words, what they and the viewer have in common."""
    belong = belongings_of(viewer, [person.pk for person in people])
    mine = set(interests_of(viewer))
    said = {}
    for person in people:
        rooms = [card.title for card in belong[person.pk] if not card.role]
        cares = [interest.word for interest in person.interests.all() if interest.word in mine]
        said[person.pk] = _said(viewer, person, rooms, cares)
    return said


def _said(viewer: Person, person: Person, rooms: list[str], cares: list[str]) -> str:
    if person == viewer:
        return "This is you."
    sentences = [] if person.is_claimed else ["Has not come in yet."]
    if rooms:
        sentences.append(f"You share {_listed(rooms)}.")
    if cares:
        sentences.append(f"You both care about {_listed(cares)}.")
    return " ".join(sentences)


def _listed(words: list[str]) -> str:
    return " and ".join(filter(None, (", ".join(words[:-1]), words[-1])))
