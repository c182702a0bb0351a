"""Who sees whom. Who is acquainted with whom is said by the apps above, through their manifests."""

from collections.abc import Iterable, Mapping

from django.db.models import Q, QuerySet

from barnraiser.ground.manifest import CardView, acquaintances

from ..models import Farewell, Interest, Person


def visible_to(viewer: Person | None) -> QuerySet[Person]:
    """The viewer, and the people some app above acquaints them with, but for those who are going. Nobody is visible to
    a stranger.
    """
    if viewer is None:
        return Person.objects.none()
    seen = Q()
    for keys in acquaintances(viewer):
        seen |= Q(pk__in=keys)
    return Person.objects.filter(Q(pk=viewer.pk) | (seen & ~is_going() if seen else Q(pk__in=[])))


def is_going() -> Q:
    """The people who asked to be forgotten: until they are, nobody else opens their page."""
    return Q(pk__in=Farewell.objects.values("person"))


def cards(viewer: Person | None, codes: Iterable[str]) -> Mapping[str, CardView]:
    """The people with these codes, as far as the viewer sees them."""
    rows = visible_to(viewer).filter(code__in=list(codes))
    return {person.code: CardView(person.name, person.get_absolute_url(), by=person) for person in rows}


def by_handles(handles: Iterable[str]) -> dict[str, Person]:
    return {person.handle: person for person in Person.objects.filter(handle__in=set(handles))}


def interests_of(person: Person) -> list[str]:
    return [interest.word for interest in Interest.objects.filter(people=person)]
