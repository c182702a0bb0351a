"""What waits for a keeper: concerns to look into."""

from collections.abc import Iterable

from django.utils.dateformat import format as spell
from django.utils.timezone import localtime

from barnraiser.ground.manifest import Flow, Opening
from barnraiser.people.models import Person

from . import queries
from .models import Case

MOST = 10


def openings(viewer: Person) -> Iterable[Opening]:
    """Each concern that the viewer could look into, the longest waiting first."""
    return [_opening(case) for case in queries.waiting(viewer)[:MOST]]


def _opening(case: Case) -> Opening:
    since = spell(localtime(case.opened_at), "j F")
    count = len(case.reports.all())
    again = getattr(case, "appeal", None) is not None
    return Opening(
        key=f"stewardship.case:{case.code}:{'again' if again else 'first'}",
        flow=Flow.GIVES,
        title=f"{'Look again at' if again else 'Look into'} a concern in {case.community.name}",
        why="Somebody asked for another pair of eyes." if again else f"It waits since {since}.",
        because=(
            f"{count} member{'' if count == 1 else 's'} raised it, the first on {since}.",
            f"You keep {case.community.name}, it is not about you, and you did not raise it.",
        ),
        url=case.get_absolute_url(),
        act="Read it",
        community=case.community,
    )
