from barnraiser.ground.manifest import Door, Effect, Flow, Kind, Manifest, MeLink, Seen, later

JOINED = Kind("belonging.joined", "{by} joined {within}", Flow.JOINS)
LEFT = Kind("belonging.left", "{by} left {within}", Flow.JOINS, seen=Seen.ACTOR)


here = later(__package__)

MANIFEST = Manifest(
    kinds=(JOINED, LEFT),
    doors=(
        Door("Invite somebody", "belonging:invitations", "user-plus", 10, here("rules.may_invite")),
        Door("Join", "belonging:join", "sign-in", 20, here("rules.may_join")),
        Door("Leave", "belonging:leave", "sign-out", 30, here("rules.may_leave_community")),
    ),
    me_links=(
        MeLink(
            "Take my data with me",
            "belonging:export",
            "download-simple",
            "Everything kept about you, in one file that other software can read.",
            80,
        ),
        MeLink(
            "Forget me",
            "belonging:forget",
            "eraser",
            "Your account ends and your name goes. It cannot be undone.",
            90,
        ),
    ),
    effects=(
        Effect(
            "belonging.admit",
            "Ask somebody in",
            here("effects.ask"),
            here("effects.say"),
            here("effects.carry_out"),
            here("effects.may_ask"),
        ),
    ),
    openings=here("queries.openings"),
    export=here("queries.export"),
    forget=here("actions.forget"),
)
