"""How the front door speaks: by the time of day, and by first name."""

from datetime import datetime

from django import template
from django.utils import timezone

from barnraiser.ground import clock

register = template.Library()


@register.filter
def greeting(now: datetime) -> str:
    if now.hour < 5:
        return "Good evening"
    if now.hour < 12:
        return "Good morning"
    return "Good afternoon" if now.hour < 18 else "Good evening"


@register.filter
def first_name(name: str) -> str:
    return name.split()[0] if name.split() else name


@register.filter
def last_here(since: datetime) -> str:
    """`this morning`, `yesterday`, `Tuesday`, `2 October`: when the last visit ended, as one would say it."""
    now, then = timezone.localtime(clock.now()), timezone.localtime(since)
    days = (now.date() - then.date()).days
    if days <= 0:
        return "earlier today"
    if days == 1:
        return "yesterday"
    return (
        f"{then:%A}"
        if days < 7
        else f"{then.day} {then:%B}" + (f" {then.year}" if then.year != now.year else "")
    )
