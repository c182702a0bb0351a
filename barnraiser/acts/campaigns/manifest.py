from collections.abc import Iterable, Mapping
from typing import Any

from barnraiser.ground.manifest import Card, CardView, Manifest, Opening, Tab

from .kinds import KINDS


def _campaigns(viewer: Any, codes: Iterable[str]) -> Mapping[str, CardView]:
    from . import queries

    return queries.cards(viewer, codes)


def _needs(viewer: Any, codes: Iterable[str]) -> Mapping[str, CardView]:
    from . import queries

    return queries.need_cards(viewer, codes)


def _pledges(viewer: Any, codes: Iterable[str]) -> Mapping[str, CardView]:
    from . import queries

    return queries.pledge_cards(viewer, codes)


def _count(viewer: Any, community: Any) -> int:
    from . import queries

    return queries.count(viewer, community)


def _openings(viewer: Any) -> Iterable[Opening]:
    from . import queries

    return queries.openings(viewer)


def _export(person: Any) -> Mapping[str, Any]:
    from . import queries

    return queries.own(person)


def _forget(person: Any) -> None:
    from . import actions

    actions.forget(person=person)


MANIFEST = Manifest(
    room="communities:list",
    kinds=KINDS,
    cards=(Card("campaign", _campaigns), Card("need", _needs), Card("pledge", _pledges)),
    tabs=(Tab("Campaigns", "campaigns:list", order=50, count=_count),),
    openings=_openings,
    export=_export,
    forget=_forget,
)
