"""Gatherings as other calendars read them (RFC 5545). The library escapes, folds and spells; here is only what is said."""

from collections.abc import Iterable
from datetime import UTC

from django.conf import settings
from icalendar import Calendar, Event

from barnraiser.ground import text

from .models import Gathering

LONGEST = 2000


def calendar(name: str, gatherings: Iterable[tuple[Gathering, bool]]) -> bytes:
    """A calendar of these gatherings, each with whether its reader comes: only who comes is kept busy, and sees a link."""
    sheet = Calendar()
    sheet.add("prodid", "-//Barnraiser//Gatherings//EN")
    sheet.add("version", "2.0")
    sheet.add("method", "PUBLISH")
    sheet.add("x-wr-calname", name)
    for gathering, comes in gatherings:
        sheet.add_component(event(gathering, comes=comes))
    return bytes(sheet.to_ical())


def event(gathering: Gathering, *, comes: bool) -> Event:
    """One gathering. Its UID never changes, its SEQUENCE grows with each change; times are UTC, so that no zone is lost."""
    off = hasattr(gathering, "calling_off")
    said = Event()
    said.add("uid", f"{gathering.code}@{_house()}")
    said.add("dtstamp", gathering.changed_at.astimezone(UTC))
    said.add("created", gathering.called_at.astimezone(UTC))
    said.add("last-modified", gathering.changed_at.astimezone(UTC))
    said.add("sequence", gathering.sequence)
    said.add("dtstart", gathering.starts_at.astimezone(UTC))
    said.add("dtend", gathering.ends_at.astimezone(UTC))
    said.add("summary", gathering.title)
    said.add("status", "CANCELLED" if off else "CONFIRMED")
    said.add("transp", "OPAQUE" if comes and not off else "TRANSPARENT")
    said.add("description", _described(gathering, comes, off))
    said.add("url", settings.NETWORK_ADDRESS + gathering.get_absolute_url())
    if gathering.place:
        said.add("location", ". ".join(filter(None, (gathering.place, gathering.directions))))
    return said


def _described(gathering: Gathering, comes: bool, off: bool) -> str:
    lines = [gathering.community.name]
    lines += [f"Called off: {gathering.calling_off.words}"] if off else []
    lines += [text.gist(gathering.html, LONGEST), gathering.access]
    lines += [gathering.link] if comes else []
    return "\n".join(filter(None, lines))


def _house() -> str:
    return settings.NETWORK_ADDRESS.partition("://")[2] or "barnraiser"
