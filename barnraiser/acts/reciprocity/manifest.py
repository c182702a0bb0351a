from collections.abc import Iterable, Mapping
from typing import Any

from barnraiser.ground.manifest import Card, CardView, Manifest, MeLink, Opening, PersonDoor, Tab

from . import kinds


def _favours(viewer: Any, codes: Iterable[str]) -> Mapping[str, CardView]:
    from . import queries

    return queries.cards(viewer, codes)


def _answers(viewer: Any, codes: Iterable[str]) -> Mapping[str, CardView]:
    from . import queries

    return queries.answer_cards(viewer, codes)


def _introductions(viewer: Any, codes: Iterable[str]) -> Mapping[str, CardView]:
    from . import queries

    return queries.introduction_cards(viewer, codes)


def _count(viewer: Any, community: Any) -> int:
    from . import queries

    return queries.count(viewer, community)


def _openings(viewer: Any) -> Iterable[Opening]:
    from . import queries

    return queries.openings(viewer)


def _acquainted(viewer: Any) -> Any:
    from . import queries

    return queries.acquainted(viewer)


def _may_turn_to(viewer: Any, person: Any) -> Any:
    from .rules import may_turn_to

    return may_turn_to(viewer, person)


def _may_be_introduced(viewer: Any, person: Any) -> bool:
    return bool(person.is_claimed and person != viewer)


def _export(person: Any) -> Mapping[str, Any]:
    from . import queries

    return queries.own(person)


def _forget(person: Any) -> None:
    from . import actions

    actions.forget(person=person)


MANIFEST = Manifest(
    room="communities:list",
    kinds=kinds.ALL,
    cards=(Card("favour", _favours), Card("answer", _answers), Card("introduction", _introductions)),
    tabs=(Tab("Exchange", "reciprocity:list", order=20, count=_count),),
    me_links=(
        MeLink(
            "What you are to others",
            "reciprocity:mine",
            "hand-heart",
            "Your offers, the help you gave and the thanks you got, for you alone.",
            20,
        ),
    ),
    person_doors=(
        PersonDoor("Offer something", "reciprocity:offer_to", "hand-heart", 10, _may_turn_to),
        PersonDoor("Ask", "reciprocity:ask_of", "question", 20, _may_turn_to),
        PersonDoor("Introduce", "reciprocity:introduce", "handshake", 30, _may_be_introduced),
    ),
    openings=_openings,
    acquaints=_acquainted,
    export=_export,
    forget=_forget,
)
