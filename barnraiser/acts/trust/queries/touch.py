"""Staying in touch: when it is time, by the rhythm a member chose for somebody on their list."""

from collections.abc import Mapping, Sequence
from datetime import datetime, timedelta

from django.db.models import Max

from barnraiser.ground import clock
from barnraiser.people.models import Person

from ..models import Nod, Rhythm, Target


def rhythm_of(target: Target) -> Rhythm | None:
    """How often the keeper of the list wants to be in touch, where they chose to. Fetched along with the target."""
    return getattr(target, "rhythm", None)


def since_of(target: Target, last: datetime | None, nodded: datetime | None) -> datetime:
    """From when it is counted: the last that passed between the two, a nod too; else since the keeper chose."""
    rhythm = rhythm_of(target)
    moments = [moment for moment in (last, nodded) if moment]
    return max(moments) if moments else rhythm.since if rhythm else target.since


def due(target: Target, last: datetime | None, nodded: datetime | None) -> datetime | None:
    rhythm = rhythm_of(target)
    return since_of(target, last, nodded) + timedelta(days=rhythm.every) if rhythm else None


def is_due(target: Target, at: datetime | None) -> bool:
    """It is time, and the keeper has not said "not now"."""
    rhythm, now = rhythm_of(target), clock.now()
    if rhythm is None or at is None or at > now:
        return False
    return rhythm.quiet_until is None or rhythm.quiet_until <= now


def nods(viewer: Person, people: Sequence[int]) -> Mapping[int, datetime]:
    """By person, when the viewer and they last nodded to each other, whoever it was."""
    mine = Nod.objects.filter(by=viewer, toward__in=people).order_by().values_list("toward")
    theirs = Nod.objects.filter(by__in=people, toward=viewer).order_by().values_list("by")
    found: dict[int, datetime] = {}
    for key, at in (*mine.annotate(Max("at")), *theirs.annotate(Max("at"))):
        found[key] = max(at, found.get(key, at))
    return found
