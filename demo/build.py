"""A year in the life of Alder Valley, told from its founding to this morning."""

from datetime import datetime

from django.db import transaction

from barnraiser.ground import clock

from . import calendar
from .crowd import everybody
from .progress import Progress, Silence
from .scenes import (
    arrivals,
    bymail,
    campaigns,
    charter,
    commons,
    decisions,
    doors,
    elsewhere,
    exchange,
    founding,
    gatherings,
    lastweek,
    organisations,
    outward,
    pages,
    rooms,
    seasons,
    stewardship,
    surveys,
    talking,
    trust,
)
from .story import Story


@transaction.atomic
def build(progress: Progress | None = None, *, scale: float = 1.0, now: datetime | None = None) -> Story:
    """The demo network stands, or nothing of it does. A smaller `scale` tells fewer things of the same kind."""
    today = calendar.morning_of(now or clock.now())
    story = Story(today, everybody(scale), progress or Silence(), scale)
    for scene in (
        founding,
        arrivals,
        pages,
        rooms,
        seasons,
        talking,
        surveys,
        gatherings,
        organisations,
        decisions,
        charter,
        campaigns,
        trust,
        stewardship,
        exchange,
        elsewhere,
        doors,
        bymail,
        commons,
        outward,
        lastweek,
    ):
        scene.tell(story)
    return story
