"""How far away somebody is, by what the two say of themselves: in one's own place, in one's country, in the world."""

from urllib.parse import urlencode

from django.db.models import Q
from django.urls import reverse

from barnraiser.people.models import Person

from .models import Shortlist

Reach = Shortlist.Reach


def reach_of(viewer: Person, person: Person) -> Reach | None:
    """The nearest reach the person is within; None where one of the two has not said enough."""
    same_country = person.country == viewer.country
    if viewer.place and person.place.casefold() == viewer.place.casefold() and same_country:
        return Reach.PLACE
    if viewer.country and same_country:
        return Reach.COUNTRY
    return Reach.ANYWHERE if viewer.country and person.country else None


def within(viewer: Person, reach: str) -> Q:
    """The people who are at least as near as that."""
    if reach == Reach.PLACE:
        return Q(place__iexact=viewer.place, country=viewer.country) & ~Q(place="")
    if reach == Reach.COUNTRY:
        return Q(country=viewer.country) & ~Q(country="")
    return Q()


def offered(viewer: Person) -> list[Reach]:
    """What the viewer may choose: how far they said of themselves where they are."""
    said = [Reach.PLACE] if viewer.place else []
    return [*said, *([Reach.COUNTRY] if viewer.country else []), Reach.ANYWHERE]


def directory(*, interest: str = "", sector: str = "", reach: str = Reach.ANYWHERE) -> str:
    """The directory, already narrowed: what is chosen here stays chosen there."""
    near = "" if reach == Reach.ANYWHERE else reach
    said = [("sector", sector), ("interest", interest), ("near", near)]
    kept = urlencode([(name, value) for name, value in said if value])
    return f"{reverse('people:list')}?{kept}" if kept else reverse("people:list")
