from collections.abc import Iterable, Mapping
from typing import Any

from barnraiser.ground.manifest import (
    Annex,
    Card,
    CardView,
    Flow,
    Kind,
    Manifest,
    Opening,
    Seen,
    Tab,
    Tells,
    VoiceView,
)

BEGUN = Kind("programmes.begun", "{by} began a programme: {about}", Flow.SHARES, Seen.ACTOR, Tells.NOBODY)
GUIDED = Kind("programmes.guided", "{by} wrote new guidelines: {about}", Flow.SHARES, Seen.PAIR)
REVIEWED = Kind(
    "programmes.reviewed", "{by} reviewed how much is read before it is said: {about}", Flow.SHARES, Seen.PAIR
)
MANDATED = Kind("programmes.mandated", "{by} asked {toward} to speak: {about}", Flow.CONNECTS, Seen.PAIR)
TAKEN_UP = Kind("programmes.taken_up", "{by} took up a mandate from {toward}: {about}", Flow.JOINS, Seen.PAIR)
TURNED_DOWN = Kind("programmes.turned_down", "{by} turned down a mandate: {about}", Flow.JOINS, Seen.PAIR)
ENDED = Kind("programmes.ended", "{by} ended a mandate: {about}", Flow.JOINS, Seen.PAIR)
ASKED_IN = Kind(
    "programmes.asked_in",
    "{by} asked whether a programme may take part in {within}: {about}",
    Flow.ASKS,
    Seen.PAIR,
)
ADMITTED = Kind(
    "programmes.admitted",
    "{by} said yes to a programme taking part in {within}: {about}",
    Flow.JOINS,
    tells=Tells.COMMUNITY,
)
REFUSED = Kind(
    "programmes.refused",
    "{by} said no to a programme taking part in {within}: {about}",
    Flow.JOINS,
    Seen.PAIR,
)
PARTED = Kind(
    "programmes.parted",
    "{by} ended a programme’s part in {within}: {about}",
    Flow.JOINS,
    tells=Tells.COMMUNITY,
)
DRAFTED = Kind(
    "programmes.drafted",
    "{by} wrote something that waits for {toward} to read it: {about}",
    Flow.ASKS,
    Seen.PAIR,
)
APPROVED = Kind("programmes.approved", "{by} read {about} and it went out", Flow.GIVES, Seen.PAIR)
ASKED_BACK = Kind("programmes.asked_back", "{by} asks for other words in {about}", Flow.MESSAGES, Seen.PAIR)
DECLINED = Kind("programmes.declined", "{by} said no to {about}", Flow.MESSAGES, Seen.PAIR)
CLOSED = Kind("programmes.closed", "{by} ended a programme: {about}", Flow.SHARES, Seen.PAIR)
STATED = Kind(
    "programmes.stated",
    "{by} spoke for an organisation in {within}: {about}",
    Flow.SHARES,
    tells=Tells.NOBODY,
)


def _programmes(viewer: Any, codes: Iterable[str]) -> Mapping[str, CardView]:
    from . import queries

    return queries.programme_cards(viewer, codes)


def _mandates(viewer: Any, codes: Iterable[str]) -> Mapping[str, CardView]:
    from . import queries

    return queries.mandate_cards(viewer, codes)


def _drafts(viewer: Any, codes: Iterable[str]) -> Mapping[str, CardView]:
    from . import queries

    return queries.draft_cards(viewer, codes)


def _acquainted(viewer: Any) -> Any:
    from . import queries

    return queries.acquainted(viewer)


def _belongs(viewer: Any, keys: Iterable[int]) -> Mapping[int, Iterable[CardView]]:
    from . import queries

    return queries.belongs(viewer, keys)


def _voices(viewer: Any, refs: Iterable[str]) -> Mapping[str, VoiceView]:
    from . import queries

    return queries.voices(viewer, refs)


def _speaks_for(viewer: Any, conversation: Any) -> Iterable[CardView]:
    from . import queries

    return queries.speaks_for(viewer, conversation)


def _annexes(viewer: Any, thing: Any) -> Iterable[Annex]:
    from . import queries

    return queries.annexes(viewer, thing)


def _openings(viewer: Any) -> Iterable[Opening]:
    from . import queries

    return queries.openings(viewer)


def _count(viewer: Any, community: Any) -> int:
    from . import queries

    return queries.count(viewer, community)


def _export(person: Any) -> Mapping[str, Any]:
    from . import queries

    return queries.own(person)


def _forget(person: Any) -> None:
    from . import actions

    actions.forget(person=person)


MANIFEST = Manifest(
    room="people:list",
    kinds=(
        BEGUN,
        GUIDED,
        REVIEWED,
        MANDATED,
        TAKEN_UP,
        TURNED_DOWN,
        ENDED,
        ASKED_IN,
        ADMITTED,
        REFUSED,
        PARTED,
        DRAFTED,
        APPROVED,
        ASKED_BACK,
        DECLINED,
        CLOSED,
        STATED,
    ),
    cards=(Card("programme", _programmes), Card("mandate", _mandates), Card("draft", _drafts)),
    tabs=(Tab("Organisations", "programmes:inside", order=55, count=_count),),
    acquaints=_acquainted,
    belongs=_belongs,
    voices=_voices,
    speaks_for=_speaks_for,
    annexes=_annexes,
    openings=_openings,
    export=_export,
    forget=_forget,
)
