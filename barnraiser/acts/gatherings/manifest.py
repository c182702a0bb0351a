from barnraiser.ground.manifest import (
    Card,
    Flow,
    Kind,
    Manifest,
    MeLink,
    PersonDoor,
    Seen,
    Stage,
    Stall,
    Tab,
    Tells,
    later,
)

CALLED = Kind("gatherings.called", "{by} called a gathering in {within}", Flow.SHARES, tells=Tells.COMMUNITY)
CHANGED = Kind("gatherings.changed", "{by} changed what was planned for a gathering", Flow.SHARES)
CALLED_OFF = Kind("gatherings.called_off", "{by} called a gathering off", Flow.SHARES)
ASKED_TO_HOST = Kind("gatherings.asked_to_host", "{by} made {toward} a host of a gathering", Flow.CONNECTS)
JOINED = Kind(
    "gatherings.joined",
    "{by} said they would come to a gathering",
    Flow.JOINS,
    tells=Tells.NOBODY,
    moves=False,
)
DECLINED = Kind(
    "gatherings.declined",
    "{by} said “not this time” to a gathering",
    Flow.JOINS,
    seen=Seen.ACTOR,
    tells=Tells.NOBODY,
)
MADE_ROOM = Kind(
    "gatherings.made_room", "{by} made room for {toward} at a gathering", Flow.GIVES, seen=Seen.PAIR
)
CAME = Kind(
    "gatherings.came", "{by} came to a gathering in {within}", Flow.MEETS, tells=Tells.NOBODY, moves=False
)
WELCOMED = Kind("gatherings.welcomed", "{by} ticked {toward} in at a gathering", Flow.MEETS, seen=Seen.PAIR)
MET = Kind(
    "gatherings.met",
    "{by} met {toward} in person",
    Flow.MEETS,
    seen=Seen.PAIR,
    tells=Tells.NOBODY,
    stage=Stage.MET,
)
GATHERED = Kind(
    "gatherings.gathered",
    "{by} and {toward} were at the same gathering",
    Flow.MEETS,
    seen=Seen.PAIR,
    tells=Tells.NOBODY,
)
MET_ONLINE = Kind(
    "gatherings.met_online", "{by} met {toward} online", Flow.MEETS, seen=Seen.PAIR, tells=Tells.NOBODY
)
SAID = Kind("gatherings.said", "{by} said that they met {toward}", Flow.MEETS, seen=Seen.PAIR)
CONFIRMED = Kind("gatherings.confirmed", "{by} said so too: they met {toward}", Flow.MEETS, seen=Seen.PAIR)
FOLLOWED_UP = Kind("gatherings.followed_up", "{by} opened the talk after a gathering", Flow.SHARES)
INTENDED = Kind(
    "gatherings.intended",
    "{by} wants to talk to {toward} again",
    Flow.CONNECTS,
    seen=Seen.ACTOR,
    tells=Tells.NOBODY,
)
AGREED = Kind("gatherings.agreed", "{by} wrote down what {toward} will do after a gathering", Flow.GIVES)
DID = Kind("gatherings.did", "{by} did what was agreed at a gathering", Flow.GIVES)


here = later(__package__)

MANIFEST = Manifest(
    room="communities:list",
    kinds=(
        *(CALLED, CHANGED, CALLED_OFF, ASKED_TO_HOST, JOINED, DECLINED, MADE_ROOM, CAME, WELCOMED),
        *(MET, GATHERED, MET_ONLINE, SAID, CONFIRMED, FOLLOWED_UP, INTENDED, AGREED, DID),
    ),
    cards=(Card("gathering", here("queries.cards")), Card("meeting", here("queries.meeting_cards"))),
    stalls=(
        Stall(
            "Where we meet", "gatherings:list", here("queries.square.newest"), "Nothing is planned.", order=30
        ),
    ),
    tabs=(Tab("Gatherings", "gatherings:list", order=30, count=here("queries.count"), alike=True),),
    me_links=(
        MeLink(
            "Gatherings in my calendar",
            "gatherings:calendar",
            "calendar-blank",
            "An address that your own calendar reads, and that you can end at any time.",
            40,
        ),
    ),
    person_doors=(PersonDoor("We met", "gatherings:we_met", "users", 30, here("rules.may_say_we_met")),),
    openings=here("queries.openings"),
    holds=here("queries.holds"),
    hand_on=here("actions.hand_on"),
    let_go=here("actions.let_go"),
    export=here("queries.own"),
    forget=here("actions.forget"),
)
