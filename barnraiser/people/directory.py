"""The directory: whom one looks for, and how many there would be one step wider. By name, never by standing."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field, replace
from enum import StrEnum
from urllib.parse import urlencode

from django.db.models import Count, Q, QuerySet

from . import countries
from .models import Interest, Person, Sector
from .purposes import Purpose
from .queries import visible_to, whose

MOST_INTERESTS = 8


class Near(StrEnum):
    """How far away: in one's own place, in one's own country, anywhere."""

    PLACE = "place"
    COUNTRY = "country"
    ANYWHERE = ""


@dataclass(frozen=True, slots=True)
class Wanted:
    """What somebody looks for."""

    words: list[str] = field(default_factory=list)
    sectors: list[str] = field(default_factory=list)
    interests: list[str] = field(default_factory=list)
    near: Near = Near.ANYWHERE

    @property
    def is_anything(self) -> bool:
        return bool(self.words or self.sectors or self.interests or self.near)

    def link(self, near: Near) -> str:
        """The same search, nearer or wider."""
        said = [("q", " ".join(self.words)), *(("sector", s) for s in self.sectors)]
        said += [*(("interest", word) for word in self.interests), ("near", near.value)]
        return "?" + urlencode([(key, value) for key, value in said if value])


@dataclass(frozen=True, slots=True)
class Step:
    """One step of how far away, with how many people there are. `said` is how a sentence goes on to it."""

    near: Near
    label: str
    count: int
    is_chosen: bool
    url: str
    said: str


@dataclass(frozen=True, slots=True)
class Facet:
    value: str
    label: str
    count: int
    is_chosen: bool


def found(viewer: Person, wanted: Wanted) -> QuerySet[Person]:
    """Those besides the viewer, whom the viewer sees, whose name, line, place or interests hold every one of the words, in one of the sectors,
    who care about every one of the interests, as near as asked.
    """
    rows = visible_to(viewer).exclude(pk=viewer.pk).filter(whose(Purpose.DIRECTORY))
    for word in wanted.words:
        rows = rows.filter(_says(word))
    for interest in wanted.interests:
        rows = rows.filter(pk__in=_caring(Q(interest__word__iexact=interest)))
    rows = rows.filter(sector__in=wanted.sectors) if wanted.sectors else rows
    rows = rows.filter(_is_near(viewer, wanted.near))
    return rows.prefetch_related("interests")


def _says(word: str) -> Q:
    caring = _caring(Q(interest__word__icontains=word))
    return Q(name__icontains=word) | Q(tagline__icontains=word) | Q(place__icontains=word) | Q(pk__in=caring)


def _caring(about: Q) -> QuerySet[Person]:
    return Interest.people.through.objects.filter(about).values("person_id")  # type: ignore[return-value]


def _is_near(viewer: Person, near: Near) -> Q:
    if near == Near.PLACE:
        return Q(place__iexact=viewer.place, country=viewer.country) & ~Q(place="")
    if near == Near.COUNTRY:
        return Q(country=viewer.country) & ~Q(country="")
    return Q()


def steps(viewer: Person, wanted: Wanted) -> list[Step]:
    """From one's own place over one's country to anywhere, each with what the same search finds there. What the viewer
    has not said of themselves is no step.
    """
    offered = [(Near.ANYWHERE, "Anywhere", "")]
    if viewer.country:
        country = f"whole country ({countries.name(viewer.country)})"
        offered.insert(0, (Near.COUNTRY, f"The {country}", f"in the {country}"))
    if viewer.place:
        offered.insert(0, (Near.PLACE, viewer.place, f"in {viewer.place}"))
    return [
        Step(
            near,
            label,
            found(viewer, replace(wanted, near=near)).count(),
            near == wanted.near,
            wanted.link(near),
            said,
        )
        for near, label, said in offered
    ]


def wider(steps: Sequence[Step]) -> Step | None:
    """The next wider step that holds more people than the one chosen, if there is one."""
    chosen = next((k for k, step in enumerate(steps) if step.is_chosen), len(steps))
    return next((step for step in steps[chosen + 1 :] if step.count > steps[chosen].count), None)


def sectors(viewer: Person, wanted: Wanted) -> list[Facet]:
    """Each sector with how many of the others' finding belong to it."""
    rows = found(viewer, replace(wanted, sectors=[])).order_by().values_list("sector")
    counts = dict(rows.annotate(Count("pk")))
    return [
        Facet(value, label, counts.get(value, 0), value in wanted.sectors) for value, label in Sector.choices
    ]


def interests(viewer: Person, wanted: Wanted) -> list[Facet]:
    """What most of those found care about, and whatever is chosen: the viewer's own first, then the alphabet."""
    people = found(viewer, replace(wanted, interests=[])).order_by().values("pk")
    rows = Interest.people.through.objects.filter(person__in=people)
    counts: Mapping[str, int] = dict(rows.values_list("interest__word").annotate(Count("person")))
    mine = {word.lower() for word in viewer.interests.values_list("word", flat=True)}
    chosen = {word.lower() for word in wanted.interests}
    ordered = sorted(
        counts, key=lambda word: (word.lower() not in chosen, word.lower() not in mine, -counts[word], word)
    )
    shown = sorted(ordered[:MOST_INTERESTS], key=lambda word: (word.lower() not in mine, word.lower()))
    return [Facet(word, word, counts[word], word.lower() in chosen) for word in shown]
