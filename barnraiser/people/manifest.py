from barnraiser.ground.manifest import Manifest, Room

MANIFEST = Manifest(
    rooms=(
        Room("People", "people:list", "users-three", order=20),
        Room("Me", "people:me", "user-circle", order=40),
    )
)
