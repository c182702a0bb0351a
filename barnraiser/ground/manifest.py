"""What an app offers the rest, so that nobody has to import upward.

Each app keeps one `manifest.py` with one `MANIFEST`. The registry reads them all, once.
"""

from collections.abc import Callable, Iterable, Mapping
from dataclasses import dataclass
from enum import StrEnum
from functools import cache
from importlib import import_module
from importlib.util import find_spec
from typing import Any

from django.apps import apps
from django.http import HttpRequest

from .refs import Ref


class Flow(StrEnum):
    """What passes between people in an act."""

    GIVES = "gives"
    ASKS = "asks"
    SHARES = "shares"
    JOINS = "joins"
    MEETS = "meets"
    VOUCHES = "vouches"
    MESSAGES = "messages"
    CONNECTS = "connects"


@dataclass(frozen=True, slots=True)
class Kind:
    """A kind of act: a past-tense code and the one sentence that puts it into words everywhere."""

    code: str
    sentence: str
    flow: Flow
    secret: bool = False

    def __str__(self) -> str:
        return self.code


@dataclass(frozen=True, slots=True)
class Card:
    """How a thing behind a Ref is shown, to whom: `find(viewer, codes)` gives title and link by code, seen things only."""

    noun: str
    find: Callable[[Any, Iterable[str]], Mapping[str, "CardView"]]


@dataclass(frozen=True, slots=True)
class CardView:
    title: str
    url: str
    paint: str = ""


@dataclass(frozen=True, slots=True)
class Room:
    """One of the four rooms of the house, in the masthead and the tab bar."""

    label: str
    url_name: str
    icon: str
    order: int


@dataclass(frozen=True, slots=True)
class Tab:
    """A tab inside a community: `url_name` takes the community's slug; `count(viewer, community)` may be absent.

    An `is_open` tab is also shown to those who may see the community without being members.
    """

    label: str
    url_name: str
    order: int
    count: Callable[[Any, Any], int] | None = None
    is_open: bool = False


@dataclass(frozen=True, slots=True)
class MeLink:
    """A line on everybody's own page that leads to what this app keeps for them; `said` tells what is there."""

    label: str
    url_name: str
    icon: str
    said: str
    order: int


@dataclass(frozen=True, slots=True)
class Door:
    """A way into or out of a community, beside its charter and its list of members: `url_name` takes the slug.

    Shown to those of whom `may(viewer, community)` says yes.
    """

    label: str
    url_name: str
    icon: str
    order: int
    may: Callable[[Any, Any], Any]


@dataclass(frozen=True, slots=True)
class FootLink:
    """A line at the foot of every page; `is_open` also for strangers."""

    label: str
    url_name: str
    order: int
    is_open: bool = False


@dataclass(frozen=True, slots=True)
class Manifest:
    """An app's offer. `acquaints(viewer)` gives the keys of people the viewer may see because of this app;
    `belongs(viewer, keys)` by key what the viewer may know of where those people belong; `export(person)` the person's
    own data here; `forget(person)` takes the person out of it. `room` names the room its pages stand in where their
    address does not tell.
    """

    kinds: tuple[Kind, ...] = ()
    cards: tuple[Card, ...] = ()
    rooms: tuple[Room, ...] = ()
    room: str = ""
    tabs: tuple[Tab, ...] = ()
    me_links: tuple[MeLink, ...] = ()
    foot: tuple[FootLink, ...] = ()
    doors: tuple[Door, ...] = ()
    acquaints: Callable[[Any], Any] | None = None
    belongs: Callable[[Any, Iterable[int]], Mapping[int, Iterable[CardView]]] | None = None
    export: Callable[[Any], Mapping[str, Any]] | None = None
    forget: Callable[[Any], None] | None = None


@cache
def manifests() -> Mapping[str, Manifest]:
    """Every app's manifest by app label, in the order of the story."""
    found = {}
    for app in apps.get_app_configs():
        if _is_of_the_house(app.name) and find_spec(f"{app.name}.manifest"):
            found[app.label] = import_module(f"{app.name}.manifest").MANIFEST
    return found


def _is_of_the_house(name: str) -> bool:
    return name.startswith("barnraiser.") and name != "barnraiser.ground"


@cache
def kinds() -> Mapping[str, Kind]:
    """Every registered kind by its code. Two kinds with one code are a mistake in the code, and raise."""
    registered: dict[str, Kind] = {}
    for label, manifest in manifests().items():
        for kind in manifest.kinds:
            if kind.code in registered or not kind.code.startswith(f"{label}."):
                raise ValueError(f"{label} may not register the kind {kind.code}")
            registered[kind.code] = kind
    return registered


@cache
def tabs() -> tuple[Tab, ...]:
    return tuple(sorted((t for m in manifests().values() for t in m.tabs), key=lambda t: t.order))


@cache
def me_links() -> tuple[MeLink, ...]:
    return tuple(
        sorted((link for m in manifests().values() for link in m.me_links), key=lambda link: link.order)
    )


def cards_of(viewer: Any, refs: Iterable[Ref]) -> dict[str, CardView]:
    """The things behind the refs as the viewer may see them, by ref. What is not seen is not there. One query a noun."""
    wanted: dict[tuple[str, str], list[str]] = {}
    for ref in refs:
        wanted.setdefault((ref.app, ref.noun), []).append(ref.code)
    seen: dict[str, CardView] = {}
    for label, manifest in manifests().items():
        for card in manifest.cards:
            if codes := wanted.get((label, card.noun)):
                found = card.find(viewer, codes).items()
                seen |= {str(Ref(label, card.noun, code)): view for code, view in found}
    return seen


@cache
def doors() -> tuple[Door, ...]:
    return tuple(
        sorted((door for m in manifests().values() for door in m.doors), key=lambda door: door.order)
    )


def acquaintances(viewer: Any) -> list[Any]:
    """For each app that acquaints people, the keys (a subquery) of those the viewer may see."""
    return [manifest.acquaints(viewer) for manifest in manifests().values() if manifest.acquaints]


def belongings(viewer: Any, person: Any) -> list[CardView]:
    """Where the person belongs, as far as the viewer may know."""
    return belongings_of(viewer, [person.pk])[person.pk]


def belongings_of(viewer: Any, keys: Iterable[int]) -> dict[int, list[CardView]]:
    """The same for several people at once, by key; every key is there."""
    cards: dict[int, list[CardView]] = {key: [] for key in keys}
    for belongs in (m.belongs for m in manifests().values() if m.belongs):
        for key, found in belongs(viewer, list(cards)).items():
            cards[key] += found
    return cards


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
