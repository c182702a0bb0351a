from collections.abc import Mapping
from typing import Any

from barnraiser.ground.manifest import Manifest, Room


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
    export=_export,
    forget=_forget,
)
