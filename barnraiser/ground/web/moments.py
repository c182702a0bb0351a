"""Moments in words. A page may say forty of them, so they are put together plainly: of digits and our own words alone."""

from calendar import day_name, month_name
from datetime import date, datetime, timedelta

from django.utils import timezone
from django.utils.safestring import SafeString

DAYS, MONTHS = tuple(day_name), tuple(month_name)
DAYS_BY_NAME = 7
RECENT = timedelta(hours=6)


def when(moment: datetime | date, now: datetime) -> SafeString:
    """A moment as people say it, with the exact one in `datetime` and on hover."""
    if isinstance(moment, datetime):
        local = timezone.localtime(moment)
        day = f"{DAYS[local.weekday()]} {local.day} {MONTHS[local.month]} {local.year}"
        exact = f"{day}, {local.hour:02}:{local.minute:02}"
        return SafeString(f'<time datetime="{local.isoformat()}" title="{exact}">{say(local, now)}</time>')
    said = say_day(moment, timezone.localdate(now))
    return SafeString(f'<time datetime="{moment.isoformat()}">{said}</time>')


def say(moment: datetime, now: datetime) -> str:
    """`just now`, `2 hours ago`, `yesterday`, `Tuesday`, `2 October`; ahead: `in 20 minutes`, `Sunday at 18:00`."""
    return _ahead(moment, now) if moment > now else _gone(moment, now)


def say_day(day: date, today: date) -> str:
    """`today`, `tomorrow`, `yesterday`, a weekday within a week either way, else the date."""
    near = {0: "today", 1: "tomorrow", -1: "yesterday"}
    distance = (day - today).days
    if distance in near:
        return near[distance]
    if abs(distance) < DAYS_BY_NAME:
        return f"{day:%A}"
    return f"{day.day} {day:%B}" if day.year == today.year else f"{day.day} {day:%B %Y}"


def _gone(moment: datetime, now: datetime) -> str:
    past = now - moment
    if past < timedelta(minutes=1):
        return "just now"
    if past < timedelta(hours=1):
        return _count(past // timedelta(minutes=1), "minute") + " ago"
    day, today = timezone.localdate(moment), timezone.localdate(now)
    if past < RECENT or day == today:
        return _count(past // timedelta(hours=1), "hour") + " ago"
    return say_day(day, today)


def _ahead(moment: datetime, now: datetime) -> str:
    left = moment - now
    if left < timedelta(minutes=1):
        return "now"
    if left < timedelta(hours=1):
        return "in " + _count(left // timedelta(minutes=1), "minute")
    day = say_day(timezone.localdate(moment), timezone.localdate(now))
    return f"{day} at {timezone.localtime(moment):%H:%M}"


def _count(number: int, noun: str) -> str:
    return f"{number} {noun}{'' if number == 1 else 's'}"
