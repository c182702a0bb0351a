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


@dataclass(frozen=True, slots=True)
class Room:
    """One of the four rooms of the house, in the masthead and the tab bar."""

    label: str
    url_name: str
    icon: str
    order: int


@dataclass(frozen=True, slots=True)
class Tab:
    """A tab inside a community: `url_name` takes the community's slug; `count(viewer, community)` may be absent."""

    label: str
    url_name: str
    order: int
    count: Callable[[Any, Any], int] | None = None


@dataclass(frozen=True, slots=True)
class Manifest:
    """An app's offer. `acquaints(viewer)` gives the keys of people the viewer may see because of this app;
    `belongs(viewer, person)` what the viewer may know of where the person belongs; `export(person)` the person's
    own data here; `forget(person)` takes the person out of it.
    """

    kinds: tuple[Kind, ...] = ()
    cards: tuple[Card, ...] = ()
    rooms: tuple[Room, ...] = ()
    tabs: tuple[Tab, ...] = ()
    acquaints: Callable[[Any], Any] | None = None
    belongs: Callable[[Any, Any], Iterable[CardView]] | None = None
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


def acquaintances(viewer: Any) -> list[Any]:
    """For each app that acquaints people, the keys (a subquery) of those the viewer may see."""
    return [manifest.acquaints(viewer) for manifest in manifests().values() if manifest.acquaints]


def belongings(viewer: Any, person: Any) -> list[CardView]:
    """Where the person belongs, as far as the viewer may know."""
    offers = (m.belongs(viewer, person) for m in manifests().values() if m.belongs)
    return [card for offer in offers for card in offer]


@dataclass(frozen=True, slots=True)
class NavRoom:
    label: str
    url: str
    icon: str
    current: bool


def nav_rooms(request: HttpRequest) -> list[NavRoom]:
    """The rooms as the page shows them. The room you are in is the longest address the path begins with."""
    from django.urls import reverse

    rooms = sorted((r for m in manifests().values() for r in m.rooms), key=lambda r: r.order)
    urls = [reverse(room.url_name) for room in rooms]
    current = max((u for u in urls if request.path.startswith(u)), key=len, default="")
    return [NavRoom(r.label, u, r.icon, u == current) for r, u in zip(rooms, urls, strict=True)]
