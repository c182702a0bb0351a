from barnraiser.ground.manifest import Card, Flow, Kind, Manifest, MeLink, Seen, Tells, later

ADDED = Kind(
    "channels.added", "{by} told {within} of a channel outside: {about}", Flow.SHARES, tells=Tells.NOBODY
)
CONFIRMED = Kind(
    "channels.confirmed", "{by} said that {about} is still good", Flow.SHARES, tells=Tells.NOBODY
)
DOUBTED = Kind("channels.doubted", "{by} said that {about} no longer works", Flow.SHARES, seen=Seen.PAIR)


here = later(__package__)

MANIFEST = Manifest(
    room="communities:list",
    kinds=(ADDED, CONFIRMED, DOUBTED),
    cards=(Card("channel", here("queries.cards")),),
    me_links=(
        MeLink(
            "Channels outside",
            "channels:list",
            "globe",
            "Places beyond this network, by whom they are for and what they help with.",
            35,
        ),
    ),
    openings=here("queries.openings"),
    export=here("queries.own"),
    forget=here("actions.forget"),
)
