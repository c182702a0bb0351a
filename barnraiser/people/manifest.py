from barnraiser.ground.manifest import Card, Manifest, MeLink, Room, later

here = later(__package__)

MANIFEST = Manifest(
    rooms=(
        Room("People", "people:list", "users-three", order=20),
        Room("Me", "people:me", "user-circle", order=40),
    ),
    me_links=(
        MeLink(
            "My pages elsewhere",
            "people:links",
            "link-simple",
            "Whether they link back here, and tell the same story.",
            order=5,
        ),
    ),
    cards=(Card("person", here("queries.cards")),),
    export=here("queries.export"),
    forget=here("actions.forget"),
)
