"""Who met whom: said by one, and true once the other says so too."""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date, datetime, time

from django.db import transaction
from django.utils import timezone

from barnraiser.acts.ledger import actions as ledger
from barnraiser.communities import actions as communities
from barnraiser.communities.models import Community
from barnraiser.ground import clock
from barnraiser.ground.manifest import Kind
from barnraiser.people.models import Person

from ..manifest import CONFIRMED, MET, MET_ONLINE, SAID
from ..models import Gathering, Meeting, Reply
from ..models.meeting import MeetingQuerySet
from ..rules import may_look_back, may_reply, may_say_met_at, may_say_we_met_on, may_take_back
from .places import hold, lock


@dataclass(frozen=True, slots=True, kw_only=True)
class When:
    """When, how long and where two people met outside any gathering."""

    day: date
    minutes: int
    place: str


@transaction.atomic
def say_met_at(*, by: Person, gathering: Gathering, people: Iterable[Person]) -> list[Meeting]:
    """These are the people the person talked with there, and no others. Who said so first is confirmed."""
    gathering = hold(gathering)
    may_look_back(by, gathering).require()
    chosen = {person.pk: person for person in people}
    for person in chosen.values():
        may_say_met_at(by, person, gathering).require()
    said = {meeting: _partner(meeting, by) for meeting in _with(by).filter(gathering=gathering)}
    for meeting, partner in said.items():
        if partner not in chosen and _has_said(by, meeting):
            _take_back(by, meeting)
    standing = {partner: meeting for meeting, partner in said.items() if partner in chosen}
    return [
        _join_in(by, standing[pk]) if pk in standing else _say_there(by, person, gathering)
        for pk, person in chosen.items()
    ]


@transaction.atomic
def say_we_met(*, by: Person, other: Person, community: Community, when: When) -> Meeting:
    """The two met that day, as one of them says; where the other said so before, it is confirmed."""
    communities.hold(community)
    may_say_we_met_on(by, other, community, when.day).require()
    standing = _with(by).between(by, other).filter(gathering=None, day=when.day).first()
    if standing:
        return _join_in(by, standing)
    return _say(by, other, Meeting(community=community, day=when.day, minutes=when.minutes, place=when.place))


@transaction.atomic
def reply(*, by: Person, meeting: Meeting, met: bool) -> Meeting:
    """The other says so too, and the two have met; or says they did not, and nothing is kept but that."""
    meeting = _held(meeting)
    may_reply(by, meeting, met=met).require()
    return _confirm(by, meeting) if met else _deny(by, meeting)


@transaction.atomic
def take_back(*, by: Person, meeting: Meeting) -> None:
    """The two did not meet after all: one of them says so, and it no longer counts."""
    meeting = _held(meeting)
    may_take_back(by, meeting).require()
    _take_back(by, meeting)


def _say_there(by: Person, other: Person, gathering: Gathering) -> Meeting:
    day = gathering.local_start.date()
    meeting = Meeting(
        community=gathering.community,
        gathering=gathering,
        day=day,
        minutes=gathering.minutes,
        place=gathering.place,
    )
    return _say(by, other, meeting)


def _say(by: Person, other: Person, meeting: Meeting) -> Meeting:
    meeting.by, meeting.said_at = by, clock.now()
    meeting.one, meeting.other = sorted((by, other), key=lambda person: person.pk)
    meeting.save()
    _record(SAID, by, [other], meeting, meeting.said_at)
    return meeting


def _join_in(by: Person, meeting: Meeting) -> Meeting:
    """What the other said first is answered, also by one who had denied it; what is said already stays said."""
    if meeting.by_id == by.pk or meeting.is_confirmed:
        return meeting
    Reply.objects.filter(meeting=meeting).delete()
    return _confirm(by, meeting)


def _confirm(by: Person, meeting: Meeting) -> Meeting:
    Reply.objects.create(meeting=meeting, met=True, at=clock.now())
    toward = [person] if (person := meeting.other_than(by)) else []
    online = meeting.gathering is not None and meeting.gathering.is_online
    _record(CONFIRMED, by, toward, meeting, clock.now())
    _record(MET_ONLINE if online else MET, by, toward, meeting, _moment(meeting))
    return meeting


def _record(kind: Kind, by: Person, toward: list[Person], meeting: Meeting, at: datetime) -> None:
    ledger.record(kind, by=by, toward=toward, within=meeting.community, about=meeting.ref, at=at)


def _deny(by: Person, meeting: Meeting) -> Meeting:
    Reply.objects.create(meeting=meeting, met=False, at=clock.now())
    ledger.retract_about(about=meeting.ref, by=by, reason="says they did not meet")
    return meeting


def _take_back(by: Person, meeting: Meeting) -> None:
    ledger.retract_about(about=meeting.ref, by=by, reason="taken back")
    meeting.delete()


def _moment(meeting: Meeting) -> datetime:
    """When they met: as the gathering began, or at noon of the day; never later than now."""
    if meeting.gathering is not None:
        return meeting.gathering.starts_at
    return min(timezone.make_aware(datetime.combine(meeting.day, time(12))), clock.now())


def _held(meeting: Meeting) -> Meeting:
    lock(Meeting, meeting.pk)
    return Meeting.objects.select_related("community", "gathering", "one", "other", "by", "reply").get(
        pk=meeting.pk
    )


def _with(person: Person) -> MeetingQuerySet:
    rows = Meeting.objects.visible_to(person)
    return rows.select_related("community", "gathering", "one", "other", "by", "reply")


def _partner(meeting: Meeting, person: Person) -> int | None:
    return meeting.other_id if meeting.one_id == person.pk else meeting.one_id


def _has_said(person: Person, meeting: Meeting) -> bool:
    """Whether the person says so now. What the other denied is settled, and no longer theirs to unsay."""
    return meeting.is_confirmed or (meeting.by_id == person.pk and not meeting.is_denied)
