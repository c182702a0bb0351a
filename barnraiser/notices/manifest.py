from collections.abc import Mapping
from typing import Any

from barnraiser.ground.manifest import Manifest


def _export(person: Any) -> Mapping[str, Any]:
    from . import queries

    return queries.own(person)


def _forget(person: Any) -> None:
    from . import actions

    actions.forget(person=person)


MANIFEST = Manifest(room="home:today", export=_export, forget=_forget)
