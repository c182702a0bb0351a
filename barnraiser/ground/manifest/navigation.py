"""The rooms and the lines at the foot, as one page shows them to one reader."""

from collections.abc import Mapping
from dataclasses import dataclass

from django.http import HttpRequest

from .registry import manifests


@dataclass(frozen=True, slots=True)
class NavRoom:
    label: str
    url: str
    icon: str
    current: bool


@dataclass(frozen=True, slots=True)
class PageLink:
    label: str
    url: str


def foot_links(request: HttpRequest) -> list[PageLink]:
    """What stands at the foot of the page, for this reader."""
    from django.urls import reverse

    is_member = getattr(request, "viewer", None) is not None
    links = sorted((link for m in manifests().values() for link in m.foot), key=lambda link: link.order)
    return [PageLink(link.label, reverse(link.url_name)) for link in links if is_member or link.is_open]


def porch() -> list[PageLink]:
    """What there is to look at for somebody who has not come in."""
    from django.urls import reverse

    offered = (each for m in manifests().values() for each in m.porch)
    return [PageLink(each.label, reverse(each.url_name)) for each in offered if each.when()]


def nav_rooms(request: HttpRequest) -> list[NavRoom]:
    """The rooms as the page shows them, the one it stands in marked."""
    from django.urls import reverse

    rooms = sorted((r for m in manifests().values() for r in m.rooms), key=lambda r: r.order)
    urls = {room.url_name: reverse(room.url_name) for room in rooms}
    here = _room_of(request, urls)
    return [NavRoom(r.label, urls[r.url_name], r.icon, r.url_name == here) for r in rooms]


def _room_of(request: HttpRequest, urls: Mapping[str, str]) -> str:
    """The room with the longest address this one begins with, or the one the app names; the front door only itself."""
    begun = [
        name
        for name, url in urls.items()
        if request.path == url or (url != "/" and request.path.startswith(url))
    ]
    if begun:
        return max(begun, key=lambda name: len(urls[name]))
    match = request.resolver_match
    manifest = manifests().get(match.app_name) if match else None
    return manifest.room if manifest else ""
