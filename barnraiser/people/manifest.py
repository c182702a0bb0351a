from collections.abc import Iterable, Mapping
from typing import Any

from barnraiser.ground.manifest import Card, CardView, Manifest, Room


def _people(viewer: Any, codes: Iterable[str]) -> Mapping[str, CardView]:
    from . import queries

    return queries.cards(viewer, codes)


def _export(person: Any) -> Mapping[str, Any]:
    from . import queries

    return queries.export(person)


def _forget(person: Any) -> None:
    from . import actions

    actions.forget(person=person)


MANIFEST = Manifest(
    rooms=(
        Room("People", "people:list", "users-three", order=20),
        Room("Me", "people:me", "user-circle", order=40),
    ),
    cards=(Card("person", _people),),
    export=_export,
    forget=_forget,
)
