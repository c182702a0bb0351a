from barnraiser.ground.manifest import Door, Effect, Flow, Kind, Manifest, Seen, later

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
