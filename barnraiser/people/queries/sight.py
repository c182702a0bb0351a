"""Who sees whom. Who is acquainted with whom is said by the apps above, through their manifests."""

from collections.abc import Iterable, Mapping

from django.db.models import QuerySet

from barnraiser.ground.manifest import CardView

from ..models import Interest, Part, Person
from .audience import who_shows


def visible_to(viewer: Person | None) -> QuerySet[Person]:
    """The viewer, the people some app above acquaints them with, and those who let every member know their name. Nobody
    is visible to a stranger here: for them there is `published`.
    """
    if viewer is None:
        return Person.objects.none()
    return Person.objects.filter(who_shows(viewer, Part.NAME))


def cards(viewer: Person | None, codes: Iterable[str]) -> Mapping[str, CardView]:
    """The people with these codes, as far as the viewer sees them."""
    rows = visible_to(viewer).filter(code__in=list(codes))
    return {person.code: CardView(person.name, person.get_absolute_url(), by=person) for person in rows}


def by_handles(handles: Iterable[str]) -> dict[str, Person]:
    return {person.handle: person for person in Person.objects.filter(handle__in=set(handles))}


def interests_of(person: Person) -> list[str]:
    return [interest.word for interest in Interest.objects.filter(people=person)]
