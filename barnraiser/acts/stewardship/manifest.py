from collections.abc import Iterable, Mapping
from typing import Any

from barnraiser.ground.manifest import Card, CardView, Flow, Kind, Manifest, MeLink, Opening, Seen, Tells

RAISED = Kind(
    "stewardship.raised",
    "{by} raised a concern in {within}",
    Flow.ASKS,
    seen=Seen.ACTOR,
    tells=Tells.NOBODY,
)
TAKEN_UP = Kind(
    "stewardship.taken_up", "{by} looks into the concern {toward} raised", Flow.MESSAGES, seen=Seen.PAIR
)
ANSWERED = Kind(
    "stewardship.answered", "{by} answered the concern {toward} raised", Flow.MESSAGES, seen=Seen.PAIR
)
TOLD = Kind(
    "stewardship.told",
    "{by} told {toward} what came of a concern in {within}",
    Flow.MESSAGES,
    seen=Seen.PAIR,
)
APPEALED = Kind(
    "stewardship.appealed",
    "{by} asked for another look in {within}",
    Flow.ASKS,
    seen=Seen.ACTOR,
    tells=Tells.NOBODY,
)


def _cards(viewer: Any, codes: Iterable[str]) -> Mapping[str, CardView]:
    from . import queries

    return queries.cards(viewer, codes)


def _openings(viewer: Any) -> Iterable[Opening]:
    from . import openings

    return openings.openings(viewer)


def _export(person: Any) -> Mapping[str, Any]:
    from . import queries

    return queries.own(person)


def _forget(person: Any) -> None:
    from . import actions

    actions.forget(person=person)


MANIFEST = Manifest(
    room="people:me",
    kinds=(RAISED, TAKEN_UP, ANSWERED, TOLD, APPEALED),
    cards=(Card("case", _cards),),
    me_links=(
        MeLink(
            "Concerns",
            "stewardship:list",
            "flag",
            "What you raised, what was raised about you, and what waits for you where you keep the room.",
            60,
        ),
    ),
    openings=_openings,
    export=_export,
    forget=_forget,
)
