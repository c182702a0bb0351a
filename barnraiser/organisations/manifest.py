from barnraiser.ground.manifest import Card, Manifest, MeLink, later

here = later(__package__)

MANIFEST = Manifest(
    room="people:list",
    cards=(Card("organisation", here("queries.cards")),),
    me_links=(
        MeLink(
            "My organisations",
            "organisations:list",
            "identification-badge",
            "Those you answer or speak for, always under your own name, and how to bring one in.",
            40,
        ),
    ),
    belongs=here("queries.belongs"),
    openings=here("queries.openings"),
    export=here("queries.export"),
    forget=here("actions.forget"),
)
