from collections.abc import Iterable, Mapping
from typing import Any

from barnraiser.ground.manifest import Card, CardView, Door, Flow, Kind, Manifest, MeLink, Opening, Tells

ASKED = Kind("surveys.asked", "{by} asked everybody in {within}: {about}", Flow.ASKS, tells=Tells.COMMUNITY)


def _rounds(viewer: Any, codes: Iterable[str]) -> Mapping[str, CardView]:
    from . import queries

    return queries.cards(viewer, codes)


def _openings(viewer: Any) -> Iterable[Opening]:
    from . import queries

    return queries.openings(viewer)


def _may_see(viewer: Any, community: Any) -> Any:
    from barnraiser.communities.rules import may_read

    return may_read(viewer, community)


def _export(person: Any) -> Mapping[str, Any]:
    from . import queries

    return queries.own(person)


def _forget(person: Any) -> None:
    from . import actions

    actions.forget(person=person)


MANIFEST = Manifest(
    room="communities:list",
    kinds=(ASKED,),
    cards=(Card("round", _rounds),),
    me_links=(
        MeLink(
            "What I answered",
            "surveys:mine",
            "question",
            "Your answers to rounds of questions, to look at and to take back.",
            30,
        ),
    ),
    doors=(Door("Questions and answers", "surveys:list", "question", 40, _may_see),),
    openings=_openings,
    export=_export,
    forget=_forget,
)
