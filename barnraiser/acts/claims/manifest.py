from barnraiser.ground.manifest import Flow, Kind, Manifest, PersonDoor, Seen, Tells, later

CLAIMED = Kind(
    "claims.claimed",
    "{by} took over what they had said before they came in",
    Flow.JOINS,
    seen=Seen.ACTOR,
    tells=Tells.NOBODY,
)


here = later(__package__)

MANIFEST = Manifest(
    room="people:list",
    kinds=(CLAIMED,),
    person_doors=(
        PersonDoor("That is me", "claims:new", "identification-badge", 60, here("rules.may_claim")),
    ),
    openings=here("queries.openings"),
    export=here("queries.own"),
    forget=here("actions.forget"),
)
