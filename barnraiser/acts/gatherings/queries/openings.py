"""What the viewer could do here next: answer, come, say whom they met. Of what is the viewer's own it is asked first whether
there is any."""

from collections.abc import Iterator
from datetime import timedelta

from django.db.models import Exists, OuterRef, QuerySet
from django.utils import timezone

from barnraiser.ground import clock
from barnraiser.ground.manifest import Flow, Opening
from barnraiser.ground.web import moments
from barnraiser.people.models import Person

from ..models import Absence, Attendance, Gathering, Host, Meeting, Rsvp, Step
from ..models.gathering import GatheringQuerySet
from .after import intentions
from .meetings import to_confirm
from .sight import visible_to

MOST = 10
SOON = timedelta(days=2)
AHEAD = timedelta(days=30)
FRESH = timedelta(days=14)


def openings(viewer: Person) -> list[Opening]:
    """The nearest first, ten at most."""
    ahead = _ahead(viewer).exists()
    found = [*(_coming(viewer) if ahead else ()), *_to_confirm(viewer), *_who_did_you_meet(viewer)]
    found += [*_to_do(viewer), *(_to_answer(viewer) if ahead else ()), *_to_talk_to(viewer)]
    return found[:MOST]


def _coming(viewer: Person) -> Iterator[Opening]:
    """Today and tomorrow."""
    now = clock.now()
    rows = _ahead(viewer).filter(Exists(_mine(viewer, said="coming")) | Exists(_hosted(viewer)))
    for held in rows.filter(starts_at__lte=now + SOON)[:3]:
        said = moments.say(held.starts_at, now) if held.starts_at > now else "now"
        yield _of(held, "coming", f"{held.title}, {said}", _where(held), "See where and when")


def _to_answer(viewer: Person) -> Iterator[Opening]:
    now = clock.now()
    rows = _ahead(viewer).filter(starts_at__lte=now + AHEAD, starts_at__gt=now)
    rows = rows.exclude(Exists(_mine(viewer))).exclude(Exists(_hosted(viewer)))
    for held in rows[:4]:
        said = f"{_named(held.by)} called it for {moments.say(held.starts_at, now)}. “Not this time” is an answer too."
        yield _of(held, "answer", f"Are you coming to {held.title}?", said, "Answer")


def _to_confirm(viewer: Person) -> Iterator[Opening]:
    for meeting in to_confirm(viewer).order_by("-said_at")[:4]:
        if meeting.by is None:
            continue
        at = meeting.gathering.title if meeting.gathering else meeting.place
        said = f"{meeting.by.name} says so. It counts when you say so too."
        yield Opening(
            key=f"gatherings:confirm:{meeting.code}",
            flow=Flow.MEETS,
            title=f"Did you meet {meeting.by.name}?",
            why=said,
            because=(f"{at}, {moments.say_day(meeting.day, timezone.localdate(clock.now()))}.",),
            url=meeting.get_absolute_url(),
            act="Say whether you met",
            person=meeting.by,
            community=meeting.community,
        )


def _who_did_you_meet(viewer: Person) -> Iterator[Opening]:
    """At gatherings of the last fortnight where the viewer was, and has not said yet whom they met."""
    now = clock.now()
    if not Attendance.objects.filter(person=viewer, gathering__ends_at__gt=now - FRESH).exists():
        return
    was = Attendance.objects.filter(gathering=OuterRef("pk"), person=viewer)
    was = was.exclude(Exists(Absence.objects.filter(attendance=OuterRef("pk"))))
    said = Meeting.objects.filter(gathering=OuterRef("pk"), by=viewer)
    rows = visible_to(viewer).standing().over().filter(Exists(was), ends_at__gt=now - FRESH)
    for held in rows.exclude(Exists(said)).order_by("-starts_at")[:2]:
        said_so = "Say whom you talked with, what was agreed, or that you were not there."
        yield _of(held, "met", f"Who did you meet at {held.title}?", said_so, "Say whom you met", "#met")


def _to_do(viewer: Person) -> Iterator[Opening]:
    """What the viewer agreed to do, the nearest day first."""
    mine = Step.objects.filter(who=viewer, completion=None)
    if not mine.exists():
        return
    rows = (
        mine.filter(gathering__in=visible_to(viewer).values("pk"))
        .select_related("gathering__community", "by")
        .order_by("due", "at")
    )
    for step in rows[:3]:
        due = f" It is due {moments.say_day(step.due, timezone.localdate(clock.now()))}." if step.due else ""
        held = step.gathering
        yield Opening(
            key=f"gatherings:step:{step.code}",
            flow=Flow.GIVES,
            title=step.words,
            why=f"You agreed to do this at {held.title}.{due}",
            because=(f"{_named(step.by)} wrote it down.",),
            url=f"{held.get_absolute_url()}#agreed",
            act="Say that it is done",
            community=held.community,
        )


def _to_talk_to(viewer: Person) -> Iterator[Opening]:
    meant_to = intentions(viewer)
    if not meant_to.exists():
        return
    for meant in meant_to.filter(gathering__in=visible_to(viewer).values("pk"))[:2]:
        yield Opening(
            key=f"gatherings:again:{meant.code}",
            flow=Flow.CONNECTS,
            title=f"Talk to {meant.toward.name} again",
            why=f"You meant to, after {meant.gathering.title}. Nobody else knows.",
            because=tuple(filter(None, (meant.words,))) or ("You said so yourself.",),
            url=meant.toward.get_absolute_url(),
            act=f"See {meant.toward.name}’s page",
            person=meant.toward,
        )


def _of(held: Gathering, why: str, title: str, said: str, act: str, part: str = "") -> Opening:
    return Opening(
        key=f"gatherings:{why}:{held.code}",
        flow=Flow.MEETS,
        title=title,
        why=said,
        because=(f"{_named(held.by)} called it in {held.community.name}.", _where(held)),
        url=f"{held.get_absolute_url()}{part}",
        act=act,
        person=held.by,
        community=held.community,
        at=held.starts_at,
    )


def _ahead(viewer: Person) -> GatheringQuerySet:
    return visible_to(viewer).standing().ahead().order_by("starts_at", "pk")


def _mine(viewer: Person, **more: str) -> QuerySet[Rsvp]:
    return Rsvp.objects.filter(gathering=OuterRef("pk"), person=viewer, **more)


def _hosted(viewer: Person) -> QuerySet[Host]:
    return Host.objects.filter(gathering=OuterRef("pk"), person=viewer)


def _where(held: Gathering) -> str:
    return "Online." if held.is_online else f"At {held.place}."


def _named(person: Person | None) -> str:
    return person.name if person else "Somebody who left"
