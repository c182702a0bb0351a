from collections.abc import Iterable, Mapping
from typing import Any

from barnraiser.ground.manifest import (
    Card,
    CardView,
    Flow,
    Kind,
    Manifest,
    MeLink,
    Opening,
    PersonDoor,
    Seen,
)

from .stages import ALIGNED as ALIGNED_CODE

TRUSTED = Kind("trust.trusted", "{by} put trust in {toward}", Flow.VOUCHES, seen=Seen.PAIR)
RESPECTED = Kind("trust.respected", "{by} showed {toward} respect", Flow.VOUCHES, seen=Seen.PAIR)
HELD_DEAR = Kind("trust.held_dear", "{by} showed {toward} affection", Flow.VOUCHES, seen=Seen.PAIR)
ALIGNED = Kind(ALIGNED_CODE, "{by} found common ground with {toward}", Flow.CONNECTS, seen=Seen.PAIR)


def _statements(viewer: Any, codes: Iterable[str]) -> Mapping[str, CardView]:
    from . import queries

    return queries.statement_cards(viewer, codes)


def _cares(viewer: Any, codes: Iterable[str]) -> Mapping[str, CardView]:
    from . import queries

    return queries.care_cards(viewer, codes)


def _may_open(viewer: Any, person: Any) -> Any:
    from . import rules

    return rules.may_open_card(viewer, person)


def _may_list(viewer: Any, person: Any) -> Any:
    from . import rules

    return rules.may_list(viewer, person)


def _is_listed(viewer: Any, person: Any) -> Any:
    from . import rules

    return rules.is_listed(viewer, person)


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
    room="people:list",
    kinds=(TRUSTED, RESPECTED, HELD_DEAR, ALIGNED),
    cards=(Card("statement", _statements), Card("care", _cares)),
    me_links=(
        MeLink(
            "My fifteen",
            "trust:fifteen",
            "push-pin",
            "The people you would go out of your way for. Nobody else sees the list.",
            20,
        ),
        MeLink(
            "My people",
            "trust:people",
            "handshake",
            "Trust, respect and affection: what you have said of others, and they of you.",
            30,
        ),
    ),
    person_doors=(
        PersonDoor("You two", "trust:two", "handshake", 10, _may_open),
        PersonDoor("Put on my fifteen", "trust:listing", "plus", 70, _may_list),
        PersonDoor("On my fifteen", "trust:listing", "check", 71, _is_listed),
    ),
    openings=_openings,
    export=_export,
    forget=_forget,
)
