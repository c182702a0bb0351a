"""Which parts of a page who may read. Everything another sees of a person goes through here."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass

from django.db.models import BooleanField, Exists, ExpressionWrapper, OuterRef, Q, QuerySet

from barnraiser.ground.manifest import acquaintances, crowds

from .. import countries
from ..models import Audience, Farewell, Part, Person, Showing
from ..purposes import Purpose
from .consent import whose

EVERY_PART = frozenset(Part.values)


def known_to(viewer: Person | None) -> Q:
    """The viewer, and the people some app above acquaints them with: they read every part of each other's page."""
    if viewer is None:
        return Q(pk__in=[])
    return Q(pk=viewer.pk) | (acquainted(viewer) & ~is_going())


def sees(viewer: Person | None, person: Person) -> bool:
    """Whether the viewer sees the person. One query; none where the row itself was read for this viewer and says so."""
    if viewer is not None and person.read_for == viewer.pk:
        return person.is_known
    return Person.objects.filter(known_to(viewer), pk=person.pk).exists()


def read_for(viewer: Person | None, rows: QuerySet[Person]) -> Person | None:
    """The first of these rows whose page the viewer may open, with what `sees` would say. One query."""
    known, opened = (
        ExpressionWrapper(each, BooleanField()) for each in (known_to(viewer), _shows(viewer, Part.NAME))
    )
    person = rows.annotate(knows=known, opened=opened).first()
    if person is None or not (person.knows or person.opened):
        return None
    person.read_for, person.is_known = viewer.pk if viewer else None, bool(person.knows)
    return person


def is_going(key: str = "pk") -> Q:
    """The people who asked to be forgotten: until they are, nobody else opens their page."""
    return Q(Exists(Farewell.objects.filter(person_id=OuterRef(key))))


def acquainted(viewer: Person, key: str = "pk") -> Q:
    """The people some app above acquaints the viewer with; `key` is where a row keeps the person's key.

    A crowd is asked for row by row: a list of it may have a hundred thousand keys. The few others are listed once.
    """
    known = Q(pk__in=[])
    for keys in crowds(viewer):
        theirs = keys.query.values_select[0]
        known |= Q(Exists(keys.filter(**{theirs: OuterRef(key)})))
    for keys in acquaintances(viewer):
        known |= Q(**{f"{key}__in": keys})
    return known


def who_shows(viewer: Person | None, part: str) -> Q:
    """The people who show this part of their page to the viewer; None is a stranger. For a filter of people."""
    return known_to(viewer) | _shows(viewer, part)


def _shows(viewer: Person | None, part: str) -> Q:
    """The people who opened this part to everybody like the viewer, acquainted or not."""
    opened = Showing.objects.filter(person=OuterRef("pk"), part=part, audience__in=_open_to(viewer))
    return Q(Exists(opened)) & _may_be_open_to(viewer)


def _may_be_open_to(viewer: Person | None) -> Q:
    """Nobody who is going shows anything; and strangers read only of those who said yes to that."""
    here = ~is_going()
    return here & whose(Purpose.PAGE) if viewer is None else here


def _open_to(viewer: Person | None) -> list[Audience]:
    return [Audience.PUBLIC] if viewer is None else [Audience.PUBLIC, Audience.NETWORK]


def audiences_of(person: Person) -> dict[str, str]:
    """How far each part of the person's page is shown; what they never said is for their communities."""
    said = dict(Showing.objects.filter(person=person).values_list("part", "audience"))
    return {part: said.get(part, Audience.COMMUNITIES.value) for part in Part.values}


def parts_shown(viewer: Person | None, people: Iterable[Person]) -> dict[int, frozenset[str]]:
    """By key, which parts of these people's pages the viewer reads: two queries, however many they are."""
    keys = {person.pk for person in people}
    known = set(Person.objects.filter(known_to(viewer), pk__in=keys).values_list("pk", flat=True))
    opened: dict[int, set[str]] = {key: set() for key in keys}
    open_ = Person.objects.filter(_may_be_open_to(viewer), pk__in=keys - known)
    rows = Showing.objects.filter(person__in=open_.values("pk"), audience__in=_open_to(viewer))
    for key, part in rows.values_list("person_id", "part"):
        opened[key].add(part)
    return {key: EVERY_PART if key in known else frozenset(parts) for key, parts in opened.items()}


@dataclass(frozen=True, slots=True)
class Shown:
    """A person as one reader may know them: what is not shown to the reader is empty."""

    person: Person
    parts: frozenset[str]

    def _of(self, part: str, value: str) -> str:
        return value if part in self.parts else ""

    @property
    def pk(self) -> int:
        return self.person.pk

    @property
    def code(self) -> str:
        return self.person.code

    @property
    def handle(self) -> str:
        return self.person.handle

    @property
    def name(self) -> str:
        return self._of(Part.NAME, self.person.name)

    @property
    def initials(self) -> str:
        return self._of(Part.NAME, self.person.initials)

    @property
    def picture_url(self) -> str:
        return self._of(Part.PICTURE, self.person.picture_url)

    @property
    def tagline(self) -> str:
        return self._of(Part.TAGLINE, self.person.tagline)

    @property
    def website(self) -> str:
        return self._of(Part.WEBSITE, self.person.website)

    @property
    def place(self) -> str:
        return self._of(Part.PLACE, self.person.place)

    @property
    def country(self) -> str:
        return self._of(Part.PLACE, self.person.country)

    @property
    def country_name(self) -> str:
        return countries.name(self.country)

    @property
    def sector(self) -> str:
        return self._of(Part.SECTOR, self.person.sector)

    @property
    def tier(self) -> int | None:
        return self.person.tier if Part.TIER in self.parts else None

    @property
    def sentence(self) -> str:
        return self._of(Part.BIOGRAPHIES, self.person.sentence)

    @property
    def paragraph(self) -> str:
        return self._of(Part.BIOGRAPHIES, self.person.paragraph)

    @property
    def story(self) -> str:
        return self._of(Part.STORY, self.person.story)

    @property
    def is_claimed(self) -> bool:
        return self.person.is_claimed

    def get_absolute_url(self) -> str:
        return self.person.get_absolute_url()


def shown(viewer: Person | None, people: Iterable[Person]) -> dict[int, Shown]:
    """These people as the viewer may know them, by key: two queries, however many they are."""
    people = list(people)
    parts: Mapping[int, frozenset[str]] = parts_shown(viewer, people)
    return {person.pk: Shown(person, parts[person.pk]) for person in people}


def shown_of(viewer: Person | None, person: Person) -> Shown:
    """The person as the viewer may know them."""
    return Shown(person, EVERY_PART) if sees(viewer, person) else shown(viewer, [person])[person.pk]
