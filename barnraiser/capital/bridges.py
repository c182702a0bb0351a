"""Whom one person brought together, and whom they could. Worked out from their own ties and introductions alone:
whether two others know each other is theirs, and nothing here depends on it.
"""

from collections import Counter
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from itertools import combinations
from urllib.parse import urlencode

from django.urls import reverse

from barnraiser.acts.reciprocity import queries as reciprocity
from barnraiser.people import queries as people
from barnraiser.people.models import Person, Sector

from .depths import Circle

SHOWN, MOST_CONSIDERED = 3, 100
_FROM: dict[str, str] = {
    Sector.PUBLIC: "the public sector",
    Sector.PRIVATE: "the private sector",
    Sector.ACADEMIA: "academia",
    Sector.NONPROFIT: "the non-profit sector",
    Sector.MEDIA: "the media",
}


@dataclass(frozen=True, slots=True)
class Made:
    """Two people who know each other through an introduction of the viewer's."""

    one: Person
    two: Person
    url: str


@dataclass(frozen=True, slots=True)
class Possible:
    """Two of the viewer's contacts, of different sectors, with what both care about."""

    one: Person
    two: Person
    cares: tuple[str, ...]

    @property
    def why(self) -> str:
        words = [f"“{word}”" for word in self.cares[:3]]
        said = " and ".join(filter(None, (", ".join(words[:-1]), words[-1])))
        return f"Both care about {said}, one from {_FROM[self.one.sector]} and one from {_FROM[self.two.sector]}."

    @property
    def url(self) -> str:
        introduce = reverse("reciprocity:introduce", args=[self.one.handle])
        return f"{introduce}?{urlencode({'with': self.two.handle})}"


@dataclass(frozen=True, slots=True)
class Bridges:
    made: list[Made]
    possible: list[Possible]


def bridges(viewer: Person, circle: Circle) -> Bridges:
    return Bridges(_made(viewer), _possible(circle, _tried(viewer)))


def _made(viewer: Person) -> list[Made]:
    """The newest introductions that both said yes to, of people the viewer still sees."""
    rows = [met.introduction for met in reciprocity.introductions(viewer) if met.is_mine and met.is_made]
    both = {key for row in rows for key in (row.one_id, row.two_id)}
    seen = set(people.visible_to(viewer).filter(pk__in=both).values_list("pk", flat=True))
    there = [row for row in rows if {row.one_id, row.two_id} <= seen]
    return [Made(row.one, row.two, row.get_absolute_url()) for row in there[:SHOWN]]


def _tried(viewer: Person) -> set[frozenset[int]]:
    """The pairs the viewer has suggested to each other, whatever came of it."""
    mine = reciprocity.introductions_visible_to(viewer).filter(by=viewer)
    return {frozenset(pair) for pair in mine.values_list("one", "two")}


def _possible(circle: Circle, tried: set[frozenset[int]]) -> list[Possible]:
    """Pairs who share most come first, and what few share before what many do. Each person stands in one pair."""
    found = list(_pairs(circle, tried))
    common = Counter(word for pair in found for word in pair.cares)
    found.sort(key=lambda pair: (-len(pair.cares), min(common[word] for word in pair.cares), _names(pair)))
    chosen: list[Possible] = []
    used: set[int] = set()
    for pair in found:
        both = {pair.one.pk, pair.two.pk}
        if len(chosen) < SHOWN and not both & used:
            used |= both
            chosen.append(pair)
    return chosen


def _pairs(circle: Circle, tried: set[frozenset[int]]) -> Iterator[Possible]:
    cares = {one.pk: {interest.word for interest in one.interests.all()} for one in _candidates(circle)}
    for one, two in combinations(_candidates(circle), 2):
        words = cares[one.pk] & cares[two.pk]
        if words and one.sector != two.sector and frozenset({one.pk, two.pk}) not in tried:
            yield Possible(one, two, tuple(sorted(words)))


def _candidates(circle: Circle) -> Sequence[Person]:
    """Contacts who have come in and named a sector, and whom the viewer did not note as not for them."""
    here = [one for one in circle.contacts if one.person.is_claimed and one.person.sector]
    there = [one for one in here if one.person.pk not in circle.in_peace]
    nearest = sorted(there, key=lambda one: (-one.strength, one.person.pk))[:MOST_CONSIDERED]
    return [one.person for one in nearest]


def _names(pair: Possible) -> tuple[str, str, int, int]:
    return pair.one.name, pair.two.name, pair.one.pk, pair.two.pk
