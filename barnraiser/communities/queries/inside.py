"""What stands at the top of every page inside a community: its tabs, and the ways in and out."""

from dataclasses import dataclass

from django.urls import reverse

from barnraiser.ground import manifest
from barnraiser.ground.counting import counted
from barnraiser.ground.web.parts import Tab
from barnraiser.people.models import Person

from ..models import Community
from ..rules import is_member


def tabs_for(viewer: Person, community: Community, current: str = "") -> list[Tab]:
    """The tabs of a community as the viewer may use them. `current` is the URL name of the tab the page belongs to."""
    is_inside = is_member(viewer, community)
    return [
        Tab(
            label=tab.label,
            url=reverse(tab.url_name, args=[community.slug]),
            current=tab.url_name == current,
            count=_count(tab, viewer, community),
        )
        for tab in manifest.tabs()
        if is_inside or tab.is_open
    ]


def _count(tab: manifest.Tab, viewer: Person, community: Community) -> int | None:
    if tab.count is None:
        return None
    alike = is_member if tab.alike else None
    return counted(tab.url_name.replace(":", "-"), tab.count, viewer, community, alike=alike)


@dataclass(frozen=True, slots=True)
class Doorway:
    label: str
    url: str
    icon: str
    count: int = 0


def doors_for(viewer: Person, community: Community) -> list[Doorway]:
    """The ways in and out that are open to the viewer, as the apps above offer them."""
    return [
        Doorway(
            door.label,
            reverse(door.url_name, args=[community.slug]),
            door.icon,
            door.count(viewer, community) if door.count else 0,
        )
        for door in manifest.doors()
        if door.may(viewer, community)
    ]
