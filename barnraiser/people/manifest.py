from barnraiser.ground.manifest import Card, Manifest, MeLink, Room, later

here = later(__package__)

MANIFEST = Manifest(
    rooms=(
        Room("People", "people:list", "users-three", order=20),
        Room("Me", "people:me", "user-circle", order=40),
    ),
    me_links=(
        MeLink(
            "Searches I keep",
            "people:searches",
            "magnifying-glass",
            "Whom you go on looking for, and whether a letter tells you of somebody new.",
            40,
        ),
        MeLink(
            "A team across sectors",
            "people:team",
            "users-three",
            "Those you ticked among people, and which sectors are missing.",
            45,
        ),
        MeLink(
            "My pages elsewhere",
            "people:links",
            "link-simple",
            "Whether they link back here, and tell the same story.",
            order=5,
        ),
        MeLink(
            "What I said yes to",
            "people:consent",
            "sliders-horizontal",
            "What of you is counted, shown and mailed. Change any answer with one press.",
            70,
        ),
        MeLink(
            "Take everything with me",
            "people:export",
            "download-simple",
            "All that is kept about you, in one archive that other software can read.",
            80,
        ),
        MeLink(
            "Forget me",
            "people:forget",
            "eraser",
            "Your account ends and your name goes, after a week to think again.",
            90,
        ),
    ),
    cards=(Card("person", here("queries.cards")),),
    openings=here("queries.openings"),
    export=here("queries.export"),
    forget=here("actions.forget"),
)
