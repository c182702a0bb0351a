from barnraiser.ground.manifest import (
    Card,
    Flow,
    Kind,
    Manifest,
    Seen,
    Tab,
    Tells,
    later,
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


here = later(__package__)

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
    cards=(
        Card("programme", here("queries.programme_cards")),
        Card("mandate", here("queries.mandate_cards")),
        Card("draft", here("queries.draft_cards")),
    ),
    tabs=(Tab("Organisations", "programmes:inside", order=55, count=here("queries.count"), alike=True),),
    acquaints=here("queries.acquainted"),
    belongs=here("queries.belongs"),
    voices=here("queries.voices"),
    speaks_for=here("queries.speaks_for"),
    annexes=here("queries.annexes"),
    openings=here("queries.openings"),
    export=here("queries.own"),
    forget=here("actions.forget"),
)
