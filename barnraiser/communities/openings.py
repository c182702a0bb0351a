"""What a member could do next in their communities' charters: read what has changed, and say yes."""

from collections.abc import Iterable

from django.urls import reverse
from django.utils.dateformat import format as spell
from django.utils.timezone import localtime

from barnraiser.ground.manifest import Flow, Opening
from barnraiser.people.models import Person

from . import queries
from .models import Community
from .queries import Call


def openings(viewer: Person) -> Iterable[Opening]:
    """One for each community that waits for the viewer's yes, the longest waiting first."""
    return [_opening(community, call) for community, call in queries.calls_of(viewer)]


def _opening(community: Community, call: Call) -> Opening:
    since, until = (spell(localtime(moment), "j F") for moment in (call.at, call.until))
    return Opening(
        key=f"communities.yes:{community.code}:{call.at:%Y%m%d%H%M}",
        flow=Flow.JOINS,
        title=f"Read what has changed in the charter of {community.name}"
        if call.affirmed
        else f"Read the charter of {community.name}",
        why="Taking part again begins with your yes."
        if call.is_due
        else f"It waits for your yes until {until}.",
        because=(
            f"The charter is as it is since {since}.",
            "Every member says yes to the words that hold, on joining and after each change.",
        ),
        url=reverse("communities:affirm", args=[community.slug]),
        act="Read it",
        community=community,
        at=call.until,
    )
