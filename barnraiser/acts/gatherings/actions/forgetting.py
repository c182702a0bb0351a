"""Forget a person: gatherings, and what others know of them, stay without the name."""

from django.db import transaction
from django.db.models import Q

from barnraiser.people.models import Person

from ..models import (
    Attendance,
    CallingOff,
    Conclusion,
    Feed,
    FollowUp,
    Gathering,
    Host,
    Intention,
    Meeting,
    Miss,
    Rsvp,
    Step,
)
from .places import hold, move_up


@transaction.atomic
def forget(*, person: Person) -> None:
    """Nothing here names the person any more. Their place goes to whoever waits; meetings stay the other's memory."""
    _give_places_on(person)
    for mine in (Host, Miss, Feed):
        mine.objects.filter(person=person).delete()
    Intention.objects.filter(by=person).delete()
    Intention.objects.filter(toward=person).delete()
    Meeting.objects.open().filter(Q(one=person) | Q(other=person)).delete()
    Meeting.objects.filter(one=person).update(one=None)
    Meeting.objects.filter(other=person).update(other=None)
    for named in (Gathering, CallingOff, Conclusion, FollowUp, Meeting, Step, Attendance):
        named.objects.filter(by=person).update(by=None)
    Step.objects.filter(who=person).update(who=None)
    Attendance.objects.filter(person=person).update(person=None)


def _give_places_on(person: Person) -> None:
    mine = Rsvp.objects.filter(person=person)
    had_a_place = list(
        Gathering.objects.standing().ahead().filter(pk__in=mine.exclude(place=None).values("gathering"))
    )
    mine.delete()
    for gathering in had_a_place:
        move_up(hold(gathering), person)
