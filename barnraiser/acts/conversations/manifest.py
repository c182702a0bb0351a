from collections.abc import Iterable, Mapping
from typing import Any

from barnraiser.ground.manifest import Card, CardView, Flow, Kind, Manifest, Stage, Tab

STARTED = Kind("conversations.started", "{by} started a conversation in {within}", Flow.SHARES)
REPLIED = Kind("conversations.replied", "{by} answered {toward}", Flow.MESSAGES, stage=Stage.TALKED)
MENTIONED = Kind("conversations.mentioned", "{by} called {toward} in", Flow.CONNECTS)
THANKED = Kind("conversations.thanked", "{by} thanked {toward}", Flow.VOUCHES)


def _messages(viewer: Any, codes: Iterable[str]) -> Mapping[str, CardView]:
    from . import queries

    return queries.cards(viewer, codes)


def _conversations(viewer: Any, codes: Iterable[str]) -> Mapping[str, CardView]:
    from . import queries

    return queries.conversation_cards(viewer, codes)


def _export(person: Any) -> Mapping[str, Any]:
    from . import queries

    return queries.own(person)


def _forget(person: Any) -> None:
    from . import actions

    actions.forget(person=person)


def _count(viewer: Any, community: Any) -> int:
    from . import queries

    return queries.count(viewer, community)


MANIFEST = Manifest(
    room="communities:list",
    kinds=(STARTED, REPLIED, MENTIONED, THANKED),
    cards=(Card("message", _messages), Card("conversation", _conversations)),
    tabs=(Tab("Conversations", "conversations:list", order=10, count=_count),),
    export=_export,
    forget=_forget,
)
