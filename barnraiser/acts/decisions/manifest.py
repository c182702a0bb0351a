from collections.abc import Iterable, Mapping
from typing import Any

from barnraiser.ground.manifest import Card, CardView, Flow, Kind, Manifest, Opening, Seen, Stage, Tab, Tells

PROPOSED = Kind("decisions.proposed", "{by} put a proposal to {within}", Flow.SHARES, tells=Tells.COMMUNITY)
SPOKE = Kind("decisions.spoke", "{by} said where they stand", Flow.MESSAGES, tells=Tells.NOBODY)
OBJECTED = Kind("decisions.objected", "{by} objected to what {toward} proposed", Flow.MESSAGES)
ANSWERED = Kind(
    "decisions.answered", "{by} answered the objection of {toward}", Flow.MESSAGES, stage=Stage.TALKED
)
SETTLED = Kind(
    "decisions.settled", "{by} settled an objection with {toward}", Flow.CONNECTS, stage=Stage.TALKED
)
AMENDED = Kind("decisions.amended", "{by} changed a proposal {toward} had spoken on", Flow.SHARES)
RANKED = Kind(
    "decisions.ranked", "{by} ranked the options", Flow.MESSAGES, seen=Seen.ACTOR, tells=Tells.NOBODY
)
DECIDED = Kind(
    "decisions.decided", "What {by} proposed in {within} is decided", Flow.JOINS, tells=Tells.COMMUNITY
)


def _proposals(viewer: Any, codes: Iterable[str]) -> Mapping[str, CardView]:
    from . import queries

    return queries.cards(viewer, codes)


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
    kinds=(PROPOSED, SPOKE, OBJECTED, ANSWERED, SETTLED, AMENDED, RANKED, DECIDED),
    cards=(Card("proposal", _proposals),),
    tabs=(Tab("Decisions", "decisions:list", order=40, count=_count),),
    openings=_openings,
    export=_export,
    forget=_forget,
)
