from barnraiser.ground.manifest import (
    Card,
    Flow,
    Kind,
    Manifest,
    MeLink,
    PersonDoor,
    Seen,
    later,
)

from .stages import ALIGNED as ALIGNED_CODE

TRUSTED = Kind("trust.trusted", "{by} put trust in {toward}", Flow.VOUCHES, seen=Seen.PAIR)
RESPECTED = Kind("trust.respected", "{by} showed {toward} respect", Flow.VOUCHES, seen=Seen.PAIR)
HELD_DEAR = Kind("trust.held_dear", "{by} showed {toward} affection", Flow.VOUCHES, seen=Seen.PAIR)
ALIGNED = Kind(ALIGNED_CODE, "{by} found common ground with {toward}", Flow.CONNECTS, seen=Seen.PAIR)
# In passing: no stage, and no weight in any tie.
NODDED = Kind("trust.nodded", "{by} nodded to {toward}", Flow.MESSAGES, seen=Seen.PAIR, moves=False)


here = later(__package__)

MANIFEST = Manifest(
    room="people:list",
    kinds=(TRUSTED, RESPECTED, HELD_DEAR, ALIGNED, NODDED),
    cards=(
        Card("statement", here("queries.statement_cards")),
        Card("care", here("queries.care_cards")),
        Card("agreement", here("queries.agreement_cards")),
        Card("nod", here("queries.nod_cards")),
    ),
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
            "Trust, respect and affection: what you have said of others, and they of you; and where you know them from.",
            30,
        ),
        MeLink(
            "What matters to me",
            "trust:values",
            "heart",
            "Up to seven values and causes in your own order. For you alone, until you and somebody agree to compare.",
            31,
        ),
    ),
    person_doors=(
        PersonDoor("You two", "trust:two", "handshake", 10, here("rules.may_open_card")),
        PersonDoor("Put on my fifteen", "trust:listing", "plus", 70, here("rules.may_list")),
        PersonDoor("On my fifteen", "trust:listing", "check", 71, here("rules.is_listed")),
    ),
    openings=here("queries.openings"),
    trusts=here("queries.who_trust"),
    export=here("queries.own"),
    forget=here("actions.forget"),
)
