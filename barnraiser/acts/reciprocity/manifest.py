from typing import Any

from barnraiser.ground.manifest import Between, Card, Flow, Manifest, MeLink, PersonDoor, Stall, Tab, later

from . import kinds


def _may_turn_to(viewer: Any, person: Any) -> Any:
    from .rules import may_turn_to

    return may_turn_to(viewer, person)


def _may_be_introduced(viewer: Any, person: Any) -> bool:
    return bool(person.is_claimed and person != viewer)


here = later(__package__)

MANIFEST = Manifest(
    room="communities:list",
    kinds=kinds.ALL,
    cards=(
        Card("favour", here("queries.cards")),
        Card("answer", here("queries.answer_cards")),
        Card("introduction", here("queries.introduction_cards")),
    ),
    stalls=(
        Stall(
            "Asks and offers",
            "reciprocity:list",
            here("queries.square.newest"),
            "Nothing is asked or offered.",
            order=20,
        ),
    ),
    tabs=(Tab("Exchange", "reciprocity:list", order=20, count=here("queries.count")),),
    me_links=(
        MeLink(
            "What you are to others",
            "reciprocity:mine",
            "hand-heart",
            "What you offer and ask for, the help that came of it and the thanks, for you alone.",
            20,
        ),
        MeLink(
            "My introductions",
            "reciprocity:introductions",
            "users-three",
            "Those you made, and those that were made for you.",
            25,
        ),
    ),
    person_doors=(
        PersonDoor("Offer something", "reciprocity:offer_to", "hand-heart", 10, _may_turn_to, Flow.GIVES),
        PersonDoor("Ask", "reciprocity:ask_of", "question", 20, _may_turn_to, Flow.ASKS),
        PersonDoor("Introduce", "reciprocity:introduce", "handshake", 30, _may_be_introduced),
    ),
    openings=here("queries.openings"),
    annexes=here("queries.annexes"),
    acquaints=here("queries.acquainted"),
    between=(
        Between(
            "help",
            "I could help with an ask of theirs",
            "an ask you could help with",
            20,
            here("queries.asks_met"),
            here("queries.nobody_to_help"),
        ),
    ),
    gives=here("queries.gives"),
    giving=here("queries.giving"),
    holds=here("queries.holds"),
    let_go=here("actions.let_go"),
    export=here("queries.own"),
    forget=here("actions.forget"),
)
