from collections.abc import Iterable, Mapping
from typing import Any

from barnraiser.ground.manifest import CardView, Manifest, Room, Tab


def _acquainted(viewer: Any) -> Any:
    from . import queries

    return queries.acquainted(viewer)


def _belongs(viewer: Any, keys: Iterable[int]) -> Mapping[int, Iterable[CardView]]:
    from . import queries

    return queries.belongs(viewer, keys)


def _count(viewer: Any, community: Any) -> int:
    from . import queries

    return queries.member_count(community)


def _export(person: Any) -> Mapping[str, Any]:
    from . import queries

    return queries.export(person)


def _forget(person: Any) -> None:
    from . import actions

    actions.forget(person=person)


MANIFEST = Manifest(
    rooms=(Room("Communities", "communities:list", "barn", order=30),),
    tabs=(
        Tab("Members", "communities:members", order=80, count=_count),
        Tab("Charter", "communities:charter", order=90, is_open=True),
    ),
    acquaints=_acquainted,
    belongs=_belongs,
    export=_export,
    forget=_forget,
)
