"""An exchange as its page shows it: in the order of time, the newest page first."""

from dataclasses import dataclass

from django.core.paginator import Page, Paginator

from barnraiser.communities.models import Membership
from barnraiser.people import queries as people
from barnraiser.people.models import Person

from ..models import Exchange, Line, Seat
from .lists import names_of
from .sight import messages_visible_to

ON_A_PAGE = 50


@dataclass(frozen=True, slots=True)
class Said:
    """A message as one of them reads it. `may_raise`: whether some keeper of both their rooms could be told of it."""

    message: Line
    is_mine: bool
    is_linked: bool
    may_raise: bool
    is_new: bool


@dataclass(frozen=True, slots=True)
class Thread:
    seat: Seat
    seats: list[Seat]
    names: str
    said: list[Said]
    page: Page[Line]

    @property
    def asks(self) -> list[Person]:
        """Who was asked and has not come in, whatever they said: from outside a no looks like no answer."""
        return [seat.person for seat in self.seats if seat.person and (seat.waits or seat.said_no)]

    @property
    def newcomers(self) -> list[Seat]:
        """Who was asked in later, as far as the viewer was there already, and the viewer's own beginning."""
        later = [seat for seat in (self.seat, *self.seats) if seat.came_later and seat.asked_at]
        if self.seat.came_later and self.seat.asked_at:
            since = self.seat.asked_at
            later = [seat for seat in later if seat.asked_at and seat.asked_at >= since]
        return sorted(later, key=lambda seat: (seat.asked_at, seat.place))

    @property
    def gone(self) -> list[Person]:
        return [seat.person for seat in self.seats if seat.person and seat.has_left]


def thread(viewer: Person, exchange: Exchange, number: str = "") -> Thread:
    """One page of an exchange the viewer sits in; the newest, unless another is asked for."""
    found_seats = Seat.objects.filter(exchange=exchange).select_related("person", "asked_by")
    seats = list(found_seats.order_by("place"))
    mine = next(seat for seat in seats if seat.person_id == viewer.pk)
    others = [seat for seat in seats if seat.person_id != viewer.pk]
    named = [seat.person for seat in others if seat.person]
    found = messages_visible_to(viewer).filter(exchange=exchange).order_by("at", "pk")
    paginator = Paginator(found, ON_A_PAGE)
    page = paginator.get_page(number or paginator.num_pages)
    keys = [person.pk for person in named]
    known = set(people.visible_to(viewer).filter(pk__in=keys).values_list("pk", flat=True))
    near = _in_one_room(viewer, keys)
    read = mine.read_until
    told = [
        Said(
            message,
            is_mine=message.by_id == viewer.pk,
            is_linked=message.by_id in known,
            may_raise=message.by_id in near,
            is_new=message.by_id != viewer.pk and (read is None or message.at > read),
        )
        for message in page
    ]
    return Thread(mine, others, names_of(named, sum(not s.person for s in others)), told, page)


def _in_one_room(viewer: Person, keys: list[int]) -> set[int]:
    """Those of the people who share a community with the viewer."""
    rooms = Membership.objects.current().filter(person=viewer).values("community")
    there = Membership.objects.current().filter(person__in=keys, community__in=rooms)
    return set(there.values_list("person_id", flat=True))
