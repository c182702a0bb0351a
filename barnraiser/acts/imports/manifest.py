from collections.abc import Iterable, Mapping
from typing import Any

from barnraiser.ground.manifest import Card, CardView, Door, Flow, Kind, Manifest

BROUGHT_IN = Kind("imports.brought_in", "{by} brought an archive into {within}", Flow.SHARES)


def _acquainted(viewer: Any) -> Any:
    from . import queries

    return queries.acquainted(viewer)


def _cards(viewer: Any, codes: Iterable[str]) -> Mapping[str, CardView]:
    from . import queries

    return queries.cards(viewer, codes)


def _may_import(viewer: Any, community: Any) -> Any:
    from . import rules

    return rules.may_import(viewer, community)


def _export(person: Any) -> Mapping[str, Any]:
    from . import queries

    return queries.export(person)


def _forget(person: Any) -> None:
    from . import actions

    actions.forget(person=person)


MANIFEST = Manifest(
    kinds=(BROUGHT_IN,),
    cards=(Card("import", _cards),),
    room="communities:list",
    doors=(Door("Bring in an archive", "imports:list", "upload-simple", order=60, may=_may_import),),
    acquaints=_acquainted,
    export=_export,
    forget=_forget,
)
