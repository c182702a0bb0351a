from barnraiser.ground.manifest import Door, Manifest, MeLink, later

here = later(__package__)

MANIFEST = Manifest(
    room="communities:list",
    doors=(
        Door("By mail", "lists:about", "envelope-simple", 60, here("rules.may_use_addresses")),
        Door("Letters kept apart", "lists:kept_apart", "envelope-simple", 65, here("rules.keeps_the_mail")),
    ),
    me_links=(
        MeLink(
            "My mail",
            "lists:mine",
            "envelope-simple",
            "Mail in your name that waits for your word, and what became of what you sent.",
            45,
        ),
    ),
    openings=here("openings.openings"),
    follows=here("actions.follow"),
    export=here("queries.own"),
    forget=here("actions.forget"),
)
