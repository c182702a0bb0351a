"""A person's own data here."""

from typing import Any

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
from .meetings import meeting_visible_to


def own(person: Person) -> dict[str, Any]:
    feed = Feed.objects.filter(person=person).first()
    return {
        "called": [_gathering(g) for g in Gathering.objects.filter(by=person).select_related("community")],
        "hosted": _codes(Host.objects.filter(person=person).select_related("gathering")),
        "answers": [
            _where(a) | {"said": a.said, "brings": a.brings}
            for a in Rsvp.objects.filter(person=person).select_related("gathering")
        ],
        "was_there": [
            _where(a) | {"says_not": hasattr(a, "absence")}
            for a in Attendance.objects.filter(person=person).select_related("gathering", "absence")
        ],
        "met": [_meeting(m, person) for m in meeting_visible_to(person)],
        "to_talk_to_again": [
            _where(i) | {"whom": i.toward.name, "words": i.words}
            for i in Intention.objects.filter(by=person).select_related("gathering", "toward")
        ],
        "agreed": [
            _where(s)
            | {"words": s.words, "due": s.due and s.due.isoformat(), "done": hasattr(s, "completion")}
            for s in Step.objects.filter(who=person).select_related("gathering", "completion")
        ],
        "wrote_down": [
            _where(s) | {"words": s.words} for s in Step.objects.filter(by=person).select_related("gathering")
        ],
        "called_off": [
            _where(c) | {"words": c.words}
            for c in CallingOff.objects.filter(by=person).select_related("gathering")
        ],
        "ticked_in": _codes(Attendance.objects.filter(by=person).select_related("gathering")),
        "said_who_was_there": _codes(Conclusion.objects.filter(by=person).select_related("gathering")),
        "took_further": _codes(FollowUp.objects.filter(by=person).select_related("gathering")),
        "words_that_were_not_the_three": [m.at.isoformat() for m in Miss.objects.filter(person=person)],
        "calendar_address_since": feed.since.isoformat() if feed else None,
    }


def _gathering(gathering: Gathering) -> dict[str, Any]:
    fields = ("code", "title", "words", "way", "place", "directions", "access", "link", "capacity")
    return {field: getattr(gathering, field) for field in fields} | {
        "within": gathering.community.name,
        "starts_at": gathering.starts_at.isoformat(),
        "ends_at": gathering.ends_at.isoformat(),
    }


def _codes(rows: Any) -> list[str]:
    return [row.gathering.code for row in rows]


def _where(row: Any) -> dict[str, Any]:
    return {"gathering": row.gathering.title, "code": row.gathering.code, "at": row.at.isoformat()}


def _meeting(meeting: Meeting, person: Person) -> dict[str, Any]:
    other = meeting.other_than(person)
    return {
        "with": other.name if other else "",
        "day": meeting.day.isoformat(),
        "minutes": meeting.minutes,
        "place": meeting.place,
        "said_by_me": meeting.by_id == person.pk,
        "confirmed": meeting.is_confirmed,
    }
