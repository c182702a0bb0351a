"""Who sees whom. Who is acquainted with whom is said by the apps above, through their manifests."""

from collections.abc import Iterable, Mapping

from django.db.models import QuerySet

from barnraiser.ground.manifest import CardView

from ..models import Interest, Part, Person
from .audience import known_to, who_shows


def visible_to(viewer: Person | None) -> QuerySet[Person]:
    """The viewer, and the people some app above acquaints them with, but for those who are going. Nobody is visible to
    a stranger.
    """
    if viewer is None:
        return Person.objects.none()
    return Person.objects.filter(known_to(viewer))


def readable_by(viewer: Person | None) -> QuerySet[Person]:
    """Whose page the viewer may open: those they see, and those who show their name to every member, or to everybody.
    What stands on the page is up to `shown`.
    """
    return Person.objects.filter(who_shows(viewer, Part.NAME))


def cards(viewer: Person | None, codes: Iterable[str]) -> Mapping[str, CardView]:
    """The people with these codes, as far as the viewer sees them."""
    rows = visible_to(viewer).filter(code__in=list(codes))
    return {person.code: CardView(person.name, person.get_absolute_url(), by=person) for person in rows}


def by_handles(handles: Iterable[str]) -> dict[str, Person]:
    return {person.handle: person for person in Person.objects.filter(handle__in=set(handles))}


def interests_of(person: Person) -> list[str]:
    return [interest.word for interest in Interest.objects.filter(people=person)]
