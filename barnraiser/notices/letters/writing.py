"""Writing and sending one letter: what stands in it is looked up at that moment, as its reader may see it then."""

from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from dataclasses import dataclass
from datetime import datetime, timedelta
from zoneinfo import ZoneInfo

from django.conf import settings
from django.urls import reverse
from django.utils import timezone

from barnraiser.acts.conversations.models import Cadence
from barnraiser.ground import clock, manifest
from barnraiser.ground.mail import send
from barnraiser.ground.manifest import CardView
from barnraiser.ground.text import one_line
from barnraiser.people import queries as people
from barnraiser.people.models import Person, Purpose

from .. import actions, queries, stopping
from ..models import Letter
from ..places import Places, places_of
from .became import Became, became
from .due import WEEKLY_PURPOSES
from .items import Item, items

# An act whose transaction takes this long is in the next letter.
LAG = timedelta(seconds=5)
FIRST = {Cadence.AT_ONCE: timedelta(days=1), Cadence.DAILY: timedelta(days=1), Cadence.WEEKLY: timedelta(7)}
# After a pause, or a host's bad week, no letter tells of more than this.
LONGEST = {Cadence.AT_ONCE: timedelta(2), Cadence.DAILY: timedelta(8), Cadence.WEEKLY: timedelta(15)}
MOST_ACTS = 400
MOST_ITEMS = 30
HEADINGS = {
    Cadence.AT_ONCE: "Just now",
    Cadence.DAILY: "What happened since yesterday",
    Cadence.WEEKLY: "What happened this week",
}


@dataclass(frozen=True, slots=True)
class Section:
    title: str
    cards: Sequence[CardView]


@dataclass(frozen=True, slots=True)
class Contents:
    """What stands in a letter: things that happened, what became of what its reader gave, what goes with it."""

    items: Sequence[Item]
    became: Sequence[Became] = ()
    enclosed: Sequence[Section] = ()

    def __bool__(self) -> bool:
        return bool(self.items or self.became or self.enclosed)


def write(*, person: Person, cadence: Cadence, period: str) -> bool:
    """The letter that gathers has gone out to the person for this period, if there is anything to tell. Whether it did now."""
    now = clock.now()
    purposes = _agreed(person, cadence)
    if not purposes or people.quiet_of(person).is_quiet(now):
        return False
    since, until = since_of(person, cadence, now), now - LAG
    letter = actions.take(person=person, cadence=cadence, period=period, until=until)
    if letter is None:
        return False
    with _given_back(letter):
        contents = _gathered(person, cadence, purposes, since, until)
        stop = people.address_to_say_no(person, purposes)
        is_sent = bool(contents) and _send(person, cadence, contents, stop)
        actions.settle(letter=letter, is_sent=is_sent)
    return is_sent


def write_at_once(*, person: Person) -> datetime | None:
    """The person knows what happened just now, in one letter. Returns when to look again, where that is to be done."""
    now = clock.now()
    if not people.agrees(person, Purpose.DIGESTS):
        return None
    opens = people.quiet_of(person).opens_at(now)
    if opens > now:
        return opens
    places = places_of(person, Cadence.AT_ONCE)
    since, until = since_of(person, Cadence.AT_ONCE, now), now - LAG
    told = [act for act in queries.between(person, since, now, MOST_ACTS) if places.holds(act)]
    ripe = [act for act in told if act.at <= until]
    if ripe:
        letter = actions.take(
            person=person, cadence=Cadence.AT_ONCE, period=since.isoformat(), until=ripe[0].at
        )
        if letter is None:
            return None
        with _given_back(letter):
            rooms = {act.within.code for act in ripe if act.within}
            stop = stopping.address_for(person, sorted(rooms))
            is_sent = _send(person, Cadence.AT_ONCE, Contents(items(person, ripe)[:MOST_ITEMS]), stop)
            actions.settle(letter=letter, is_sent=is_sent)
    return now + 2 * LAG if len(ripe) < len(told) else None


def since_of(person: Person, cadence: Cadence, now: datetime) -> datetime:
    """Up to when the person was told; at first since a little while, and never since before their yes."""
    last = (
        Letter.objects.filter(person=person, cadence=cadence, settled_at__isnull=False)
        .order_by("-until")
        .first()
    )
    if last:
        return max(last.until, now - LONGEST[cadence])
    answers = [people.standing(person)[purpose].since for purpose in _agreed(person, cadence)]
    return max([now - FIRST[cadence], *filter(None, [min(filter(None, answers), default=None)])])


def _agreed(person: Person, cadence: Cadence) -> list[Purpose]:
    asked = WEEKLY_PURPOSES if cadence == Cadence.WEEKLY else (Purpose.DIGESTS,)
    standing = people.standing(person)
    return [purpose for purpose in asked if standing[purpose].holds]


def _gathered(
    person: Person, cadence: Cadence, purposes: Sequence[Purpose], since: datetime, until: datetime
) -> Contents:
    happened: Sequence[Item] = ()
    outcomes: Sequence[Became] = ()
    if Purpose.DIGESTS in purposes:
        places = places_of(person, cadence)
        happened = _happened(person, places, since, until)
        outcomes = became(person, places, since, until)
    sections = [
        Section(each.title, cards)
        for each in manifest.enclosures()
        if cadence == Cadence.WEEKLY and each.purpose in purposes and (cards := each.find(person, since))
    ]
    return Contents(happened, outcomes, sections)


def _happened(person: Person, places: Places, since: datetime, until: datetime) -> list[Item]:
    acts = [act for act in queries.between(person, since, until, MOST_ACTS) if places.holds(act)]
    return items(person, acts)[:MOST_ITEMS]


@contextmanager
def _given_back(letter: Letter) -> Iterator[None]:
    """What could not go out is as if nobody had tried."""
    try:
        yield
    except BaseException:
        actions.give_back(letter=letter)
        raise


def _send(person: Person, cadence: Cadence, contents: Contents, stop: str) -> bool:
    address = people.signs_in_with(person)
    if not address:
        return False
    context = {
        "person": person,
        "heading": HEADINGS[cadence],
        "contents": contents,
        "house": settings.NETWORK_ADDRESS,
        "choices": settings.NETWORK_ADDRESS + reverse("notices:levels"),
    }
    with timezone.override(ZoneInfo(people.quiet_of(person).zone)):
        send(
            "notices/mail/letter.txt",
            page="notices/mail/letter.html",
            to=address,
            subject=one_line(f"{settings.NETWORK_NAME}: {_subject(cadence, contents)}")[:200],
            context=context,
            stop=stop,
        )
    return True


def _subject(cadence: Cadence, contents: Contents) -> str:
    """Never what a conversation is about: a subject stands where others see it."""
    if cadence != Cadence.AT_ONCE:
        return HEADINGS[cadence].lower()
    lines = [line for item in contents.items for line in item.lines]
    return lines[0].sentence if len(lines) == 1 else f"{len(lines)} things for you"
