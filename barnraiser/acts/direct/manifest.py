from barnraiser.ground.manifest import (
    Card,
    Flow,
    Kind,
    Manifest,
    MeLink,
    PersonDoor,
    Seen,
    Stage,
    Tells,
    later,
)

WROTE = Kind("direct.wrote", "{by} wrote to {toward}", Flow.MESSAGES, seen=Seen.PAIR, stage=Stage.TALKED)
# A message that waits for a yes. It is no step of a tie, whatever becomes of it; and a no is written down nowhere.
ASKED = Kind("direct.asked", "{by} would like to write to {toward}", Flow.ASKS, seen=Seen.PAIR)
ASKED_IN = Kind("direct.asked_in", "{by} asked {toward} into messages among a few", Flow.ASKS, seen=Seen.PAIR)
ACCEPTED = Kind(
    "direct.accepted",
    "{by} said yes to a message of {toward}",
    Flow.MESSAGES,
    seen=Seen.PAIR,
    tells=Tells.PARTIES,
)


here = later(__package__)

MANIFEST = Manifest(
    room="people:me",
    kinds=(WROTE, ASKED, ASKED_IN, ACCEPTED),
    cards=(Card("exchange", here("queries.cards")), Card("line", here("queries.line_cards"))),
    me_links=(
        MeLink(
            "Messages",
            "direct:list",
            "envelope-simple",
            "What you and others write to each other, two or a few of you. Nobody else reads it.",
            10,
            here("queries.unread"),
        ),
    ),
    person_doors=(
        PersonDoor("Write to them", "direct:to", "envelope-simple", 20, here("rules.may_write_to")),
    ),
    openings=here("queries.openings"),
    hushed=here("queries.hushed"),
    export=here("queries.own"),
    letters=here("queries.letters"),
    forget=here("actions.forget"),
)
