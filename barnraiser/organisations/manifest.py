from collections.abc import Iterable, Mapping
from typing import Any

from barnraiser.ground.manifest import Card, CardView, Manifest, MeLink, Opening


def _organisations(viewer: Any, codes: Iterable[str]) -> Mapping[str, CardView]:
    from . import queries

    return queries.cards(viewer, codes)


def _belongs(viewer: Any, keys: Iterable[int]) -> Mapping[int, Iterable[CardView]]:
    from . import queries

    return queries.belongs(viewer, keys)


def _openings(viewer: Any) -> Iterable[Opening]:
    from . import queries

    return queries.openings(viewer)


def _export(person: Any) -> Mapping[str, Any]:
    from . import queries

    return queries.export(person)


def _forget(person: Any) -> None:
    from . import actions

    actions.forget(person=person)


MANIFEST = Manifest(
    room="people:list",
    cards=(Card("organisation", _organisations),),
    me_links=(
        MeLink(
            "My organisations",
            "organisations:list",
            "identification-badge",
            "Those you answer or speak for, always under your own name, and how to bring one in.",
            40,
        ),
    ),
    belongs=_belongs,
    openings=_openings,
    export=_export,
    forget=_forget,
)
