from barnraiser.ground.manifest import FootLink, Manifest, MeLink, Room, later

here = later(__package__)

MANIFEST = Manifest(
    rooms=(Room("Today", "home:today", "sun-horizon", order=10),),
    me_links=(
        MeLink(
            "Everything I did",
            "home:mine",
            "clock",
            "Pledges, asks, offers, words, meetings and votes, newest first, with the way back to each. For you alone.",
            15,
        ),
    ),
    foot=(FootLink("What is stored", "home:stored", order=10, is_open=True),),
    export=here("queries.export"),
    forget=here("actions.forget"),
)
