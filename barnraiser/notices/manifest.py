from barnraiser.ground.manifest import Door, Manifest, MeLink, later

here = later(__package__)

MANIFEST = Manifest(
    room="home:today",
    me_links=(
        MeLink(
            "What I hear of, and how soon",
            "notices:levels",
            "bell",
            "Community by community: how much, by mail or not, and in which hours never.",
            60,
        ),
    ),
    doors=(
        Door(
            "What I hear of",
            "notices:hearing",
            "bell",
            26,
            later("barnraiser.acts.conversations")("rules.may_hear"),
        ),
    ),
    follows=here("actions.follow"),
    export=here("queries.own"),
    forget=here("actions.forget"),
)
