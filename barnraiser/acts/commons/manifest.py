from barnraiser.ground.manifest import (
    Card,
    Door,
    Effect,
    Flow,
    Kind,
    Manifest,
    MessageDoor,
    Seen,
    Stall,
    Tab,
    Tells,
    later,
)

# Asking is between the two: a no is written down nowhere.
ASKED = Kind(
    "commons.asked",
    "{by} asked whether what {toward} said may be kept in {within}",
    Flow.ASKS,
    seen=Seen.PAIR,
)
AGREED = Kind(
    "commons.agreed", "{by} said yes: what they said is kept in {within}", Flow.SHARES, seen=Seen.PAIR
)
KEPT = Kind("commons.kept", "{by} kept what {toward} said for {within}", Flow.VOUCHES, tells=Tells.NOBODY)
WORDED = Kind("commons.worded", "{by} worded anew what is kept of {toward}", Flow.SHARES)
SUPPORTED = Kind("commons.supported", "{by} said: so do we say it", Flow.VOUCHES, tells=Tells.NOBODY)
BEGUN = Kind("commons.begun", "{by} began a page in {within}", Flow.SHARES, tells=Tells.NOBODY)
WROTE = Kind("commons.wrote", "{by} wrote on a page of {within}", Flow.SHARES, tells=Tells.NOBODY)


here = later(__package__)

MANIFEST = Manifest(
    room="communities:list",
    kinds=(ASKED, AGREED, KEPT, WORDED, SUPPORTED, BEGUN, WROTE),
    cards=(Card("keeping", here("queries.cards")), Card("page", here("queries.page_cards"))),
    tabs=(Tab("Square", "commons:square", order=12),),
    stalls=(
        Stall(
            "What we have in common",
            "commons:home",
            here("queries.newest"),
            "No words, stories or pages yet.",
            order=60,
        ),
    ),
    doors=(
        Door("Our words, stories and pages", "commons:home", "book-open", 5, here("rules.may_look_around")),
    ),
    message_doors=(MessageDoor("Keep it for all of us", "commons:keep", "book-open", 10),),
    effects=(
        Effect(
            "commons.norms",
            "How we talk with each other",
            here("effects.ask"),
            here("effects.say"),
            here("effects.carry_out"),
        ),
    ),
    norms=here("queries.norm_of"),
    openings=here("queries.openings"),
    export=here("queries.own"),
    letters=here("queries.letters"),
    forget=here("actions.forget"),
)
