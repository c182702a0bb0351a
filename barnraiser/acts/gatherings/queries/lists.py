"""The gatherings of a community: what is coming up, what has been."""

from collections import defaultdict
from collections.abc import Sequence
from dataclasses import dataclass

from barnraiser.communities.models import Community
from barnraiser.people.models import Person

from ..models import Attendance, Gathering, Host, Rsvp
from ..models.gathering import GatheringQuerySet
from .sight import visible_to

FACES = 5


@dataclass(frozen=True, slots=True)
class Row:
    """A gathering as a list shows it: who comes or came (five faces at most), how many more, and the viewer's own part."""

    gathering: Gathering
    faces: list[Person]
    more: int
    number: int
    waiting: int
    mine: str

    @property
    def is_called_off(self) -> bool:
        return hasattr(self.gathering, "calling_off")


def upcoming(viewer: Person, community: Community) -> GatheringQuerySet:
    """Those that are not over, the next one first; what was called off stands among them until its hour."""
    return visible_to(viewer).filter(community=community).ahead().order_by("starts_at", "pk")


def past(viewer: Person, community: Community) -> GatheringQuerySet:
    """Those that took place, the latest first."""
    rows = visible_to(viewer).filter(community=community)
    return rows.over().standing().order_by("-starts_at", "-pk")


def count(viewer: Person, community: Community) -> int:
    return Gathering.objects.visible_to(viewer).filter(community=community).standing().ahead().count()


def rows(viewer: Person, gatherings: Sequence[Gathering]) -> list[Row]:
    """What a page of gatherings shows, in three queries."""
    keys = [gathering.pk for gathering in gatherings]
    hosts = _hosts(keys)
    coming, waiting, mine = _answers(viewer, keys)
    came = _came([gathering.pk for gathering in gatherings if gathering.is_over])
    found = []
    for gathering in gatherings:
        key = gathering.pk
        people = came[key] if gathering.is_over else hosts[key] + coming[key]
        said = "host" if viewer in hosts[key] else mine.get(key, "")
        found.append(
            Row(gathering, people[:FACES], max(0, len(people) - FACES), len(people), waiting[key], said)
        )
    return found


def _hosts(keys: list[int]) -> dict[int, list[Person]]:
    found: dict[int, list[Person]] = defaultdict(list)
    for host in Host.objects.filter(gathering__in=keys).select_related("person"):
        found[host.gathering_id].append(host.person)
    return found


def _answers(
    viewer: Person, keys: list[int]
) -> tuple[dict[int, list[Person]], dict[int, int], dict[int, str]]:
    """Who comes, how many wait, and what the viewer said, by gathering."""
    coming: dict[int, list[Person]] = defaultdict(list)
    waiting: dict[int, int] = defaultdict(int)
    mine: dict[int, str] = {}
    said = Rsvp.objects.filter(gathering__in=keys)
    for answer in (said.coming() | said.waiting()).order_by("at", "pk").select_related("person"):
        if answer.comes:
            coming[answer.gathering_id].append(answer.person)
        else:
            waiting[answer.gathering_id] += 1
    for key, word in said.filter(person=viewer).values_list("gathering", "said"):
        mine[key] = word
    return coming, waiting, mine


def _came(keys: list[int]) -> dict[int, list[Person]]:
    found: dict[int, list[Person]] = defaultdict(list)
    for attendance in Attendance.objects.there().filter(gathering__in=keys).select_related("person"):
        if attendance.person:
            found[attendance.gathering_id].append(attendance.person)
    return found
