"""Who met whom: for the two who did, and for nobody else."""

from dataclasses import dataclass
from datetime import date

from django.db.models import QuerySet

from barnraiser.communities.models import Community
from barnraiser.people.models import Person

from ..models import Attendance, Conclusion, Meeting
from ..models.meeting import MeetingQuerySet
from ..models.presence import A_SMALL_ROUND


@dataclass(frozen=True, slots=True)
class Together:
    """A time two people spent together: when, how long, where, and the page that tells of it."""

    day: date
    minutes: int
    place: str
    title: str
    url: str


def meeting_visible_to(viewer: Person | None) -> MeetingQuerySet:
    rows = Meeting.objects.visible_to(viewer)
    return rows.select_related("community", "gathering", "one", "other", "by", "reply")


def to_confirm(viewer: Person) -> MeetingQuerySet:
    """What others say of the viewer, and the viewer has not answered."""
    return meeting_visible_to(viewer).open().exclude(by=viewer)


def meetings_of(viewer: Person, other: Person) -> MeetingQuerySet:
    """Every meeting of the two that was said, the latest first."""
    return meeting_visible_to(viewer).between(viewer, other)


def together(viewer: Person, other: Person) -> list[Together]:
    """The time the two spent together in person, the latest first: who met whom, how long, where."""
    met = meetings_of(viewer, other).confirmed()
    times = [
        Together(m.day, m.minutes, m.place, "", m.get_absolute_url()) for m in met.filter(gathering=None)
    ]
    both = Attendance.objects.there().filter(person=other).values("gathering")
    rows = Attendance.objects.there().filter(person=viewer, gathering__in=both, gathering__place__gt="")
    for row in rows.select_related("gathering"):
        held = row.gathering
        day = held.local_start.date()
        times.append(Together(day, held.minutes, held.place, held.title, held.get_absolute_url()))
    return sorted(times, key=lambda time: time.day, reverse=True)


def met_keys(viewer: Person) -> set[int]:
    """Keys of the people the viewer has met in person, each time said by both or told of a small round."""
    met = Meeting.objects.visible_to(viewer).confirmed().values_list("one", "other", "gathering__way")
    keys = {key for one, other, way in met if way != "online" for key in (one, other) if key}
    rounds = Conclusion.objects.filter(
        gathering__way="in_person",
        gathering__attendances__person=viewer,
        gathering__attendances__absence=None,
    ).values("gathering")
    there: dict[int, set[int]] = {}
    rows = Attendance.objects.there().filter(gathering__in=rounds, person__isnull=False)
    for gathering, person in rows.values_list("gathering", "person"):
        there.setdefault(gathering, set()).add(person)
    small = (people for people in there.values() if len(people) <= A_SMALL_ROUND)
    return keys.union(*small) - {viewer.pk}


def common_rooms(viewer: Person, other: Person) -> QuerySet[Community]:
    """The communities both are members of."""
    return Community.objects.filter(pk__in=Community.objects.of(viewer).values("pk")).filter(
        pk__in=Community.objects.of(other).values("pk")
    )
