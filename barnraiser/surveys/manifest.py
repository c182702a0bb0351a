from barnraiser.ground.manifest import Card, Door, Enclosure, Flow, Kind, Manifest, MeLink, Tells, later

ASKED = Kind("surveys.asked", "{by} asked everybody in {within}: {about}", Flow.ASKS, tells=Tells.COMMUNITY)


here = later(__package__)

MANIFEST = Manifest(
    room="communities:list",
    kinds=(ASKED,),
    cards=(Card("round", here("queries.cards")),),
    me_links=(
        MeLink(
            "What I answered",
            "surveys:mine",
            "question",
            "Your answers to rounds of questions, to look at and to take back.",
            30,
        ),
    ),
    doors=(
        Door(
            "What members say",
            "surveys:list",
            "question",
            40,
            later("barnraiser.communities")("rules.may_read"),
        ),
    ),
    enclosures=(Enclosure("surveys", "Questions that are open", here("queries.enclosed")),),
    openings=here("queries.openings"),
    export=here("queries.own"),
    forget=here("actions.forget"),
)
