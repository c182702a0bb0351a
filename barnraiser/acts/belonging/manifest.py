from barnraiser.ground.manifest import Door, Effect, Flow, Kind, Manifest, MeLink, Seen, later

JOINED = Kind("belonging.joined", "{by} joined {within}", Flow.JOINS)
LEFT = Kind("belonging.left", "{by} left {within}", Flow.JOINS, seen=Seen.ACTOR)
ASKED_IN = Kind("belonging.asked_in", "{by} asks to be let into {within}", Flow.ASKS, seen=Seen.PAIR)
LET_IN = Kind(
    "belonging.let_in", "{by} said yes: {toward} may come into {within}", Flow.GIVES, seen=Seen.PAIR
)
NOT_LET_IN = Kind(
    "belonging.not_let_in",
    "{by} said “not this time” to {toward} at the door of {within}",
    Flow.MESSAGES,
    seen=Seen.PAIR,
)
WELCOMED = Kind("belonging.welcomed", "{by} welcomed {toward} to {within}", Flow.GIVES)
TOOK_OVER = Kind(
    "belonging.took_over", "{by} took over what {toward} held in {within}", Flow.GIVES, seen=Seen.PAIR
)


here = later(__package__)

MANIFEST = Manifest(
    kinds=(JOINED, LEFT, ASKED_IN, LET_IN, NOT_LET_IN, WELCOMED, TOOK_OVER),
    doors=(
        Door("Invite somebody", "belonging:invitations", "user-plus", 10, here("rules.may_invite")),
        Door("Join", "belonging:join", "sign-in", 20, here("rules.may_join")),
        Door("Ask to be let in", "belonging:ask_in", "hand-heart", 21, here("rules.may_ask_in")),
        Door(
            "Requests to come in",
            "belonging:requests",
            "hourglass",
            5,
            here("queries.waits_at"),
            here("queries.waiting_count"),
        ),
        Door("Willing to help", "belonging:willing", "hand-heart", 25, here("rules.may_say_willing")),
        Door(
            "What newcomers are asked", "belonging:questions", "question", 27, here("rules.may_set_questions")
        ),
        Door("On paper", "belonging:sheets", "printer", 29, here("rules.may_print")),
        Door("Leave", "belonging:leave", "sign-out", 30, here("rules.may_leave_community")),
    ),
    me_links=(
        MeLink(
            "What I said on coming in",
            "belonging:my_answers",
            "chat-circle",
            "Which social impact you want to have where, and what else you answered. Yours to change.",
            30,
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
    acquaints=here("queries.acquainted"),
    beside=here("queries.beside"),
    takes_part=here("queries.takes_part"),
    export=here("queries.export"),
    forget=here("actions.forget"),
)
