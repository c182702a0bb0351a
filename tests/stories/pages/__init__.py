"""Each app's part of the walk through every page: what it needs to have something to show, and its addresses.

A module here is named after its app and has `pages(house)`, which sets up through actions and returns addresses by the
name of the page; `WRITTEN_TO_ONLY` names what answers no GET, `NOT_A_PAGE` what answers one with something else.
"""

from collections.abc import Mapping
from dataclasses import dataclass
from importlib import import_module
from pkgutil import iter_modules
from types import ModuleType

from barnraiser.communities.models import Community
from barnraiser.people.models import Person


@dataclass(frozen=True, slots=True)
class House:
    """A community with its steward, who walks, and nine other members."""

    community: Community
    nell: Person
    others: list[Person]


def rooms() -> list[ModuleType]:
    return [import_module(f"{__name__}.{module.name}") for module in iter_modules(__path__)]


def walk(house: House) -> dict[str, str]:
    """Every page's address by its name."""
    addresses: dict[str, str] = {}
    for room in rooms():
        found: Mapping[str, str] = room.pages(house)
        addresses |= found
    return addresses


def not_walked() -> set[str]:
    """What has a name and is no page to look at."""
    return {name for room in rooms() for name in room.WRITTEN_TO_ONLY | room.NOT_A_PAGE}
