from barnraiser.ground.manifest import Card, Door, Flow, Kind, Manifest, MeLink, Seen, Tells, later

RAISED = Kind(
    "stewardship.raised",
    "{by} raised a concern in {within}",
    Flow.ASKS,
    seen=Seen.ACTOR,
    tells=Tells.NOBODY,
)
TAKEN_UP = Kind(
    "stewardship.taken_up", "{by} looks into the concern {toward} raised", Flow.MESSAGES, seen=Seen.PAIR
)
ANSWERED = Kind(
    "stewardship.answered", "{by} answered the concern {toward} raised", Flow.MESSAGES, seen=Seen.PAIR
)
TOLD = Kind(
    "stewardship.told",
    "{by} told {toward} what came of a concern in {within}",
    Flow.MESSAGES,
    seen=Seen.PAIR,
)
APPEALED = Kind(
    "stewardship.appealed",
    "{by} asked for another look in {within}",
    Flow.ASKS,
    seen=Seen.ACTOR,
    tells=Tells.NOBODY,
)


here = later(__package__)

MANIFEST = Manifest(
    room="people:me",
    kinds=(RAISED, TAKEN_UP, ANSWERED, TOLD, APPEALED),
    cards=(Card("case", here("queries.cards")),),
    doors=(
        Door(
            "Names that look alike",
            "stewardship:look_alikes",
            "eye",
            40,
            here("rules.may_look_at_names"),
        ),
    ),
    me_links=(
        MeLink(
            "Concerns",
            "stewardship:list",
            "flag",
            "What you raised, what was raised about you, and what waits for you where you keep the room.",
            60,
        ),
    ),
    openings=here("openings.openings"),
    cited=here("queries.cited"),
    export=here("queries.own"),
    forget=here("actions.forget"),
)
