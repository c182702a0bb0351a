from barnraiser.ground.manifest import Card, Manifest, Room, later

here = later(__package__)

MANIFEST = Manifest(
    rooms=(
        Room("People", "people:list", "users-three", order=20),
        Room("Me", "people:me", "user-circle", order=40),
    ),
    cards=(Card("person", here("queries.cards")),),
    openings=here("queries.openings"),
    export=here("queries.export"),
    forget=here("actions.forget"),
)
