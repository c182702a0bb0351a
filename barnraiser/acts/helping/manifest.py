from barnraiser.ground.manifest import Door, Effect, Flow, Kind, Manifest, MeLink, Seen, later

AGREED = Kind("helping.agreed", "{by} lets {toward} act for them in {within}", Flow.VOUCHES, seen=Seen.PAIR)
ENDED = Kind(
    "helping.ended", "{by} ended what was agreed with {toward} in {within}", Flow.MESSAGES, seen=Seen.PAIR
)
TOOK_BACK = Kind(
    "helping.took_back", "{by} took back something done through {toward}", Flow.MESSAGES, seen=Seen.PAIR
)


here = later(__package__)

MANIFEST = Manifest(
    room="communities:list",
    kinds=(AGREED, ENDED, TOOK_BACK),
    doors=(Door("Acting for somebody", "helping:place", "handshake", 28, here("rules.may_see_the_list")),),
    me_links=(
        MeLink(
            "Acting for somebody",
            "helping:mine",
            "handshake",
            "Whom you act for because they have no device at hand, and who acts for you.",
            45,
        ),
    ),
    effects=(
        Effect(
            "helping.allow_stances",
            "Let helpers say a stance",
            here("effects.ask"),
            here("effects.say"),
            here("effects.carry_out"),
        ),
    ),
    openings=here("queries.openings"),
    beside=here("queries.beside"),
    takes_part=here("queries.takes_part"),
    export=here("queries.own"),
    forget=here("actions.forget"),
)
