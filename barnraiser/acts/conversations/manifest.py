from barnraiser.ground.manifest import Card, Flow, Kind, Manifest, Stage, Stall, Tab, later

STARTED = Kind("conversations.started", "{by} started a conversation in {within}", Flow.SHARES)
REPLIED = Kind("conversations.replied", "{by} answered {toward}", Flow.MESSAGES, stage=Stage.TALKED)
MENTIONED = Kind("conversations.mentioned", "{by} called {toward} in", Flow.CONNECTS)
THANKED = Kind("conversations.thanked", "{by} thanked {toward}", Flow.VOUCHES)


here = later(__package__)

MANIFEST = Manifest(
    room="communities:list",
    kinds=(STARTED, REPLIED, MENTIONED, THANKED),
    cards=(Card("message", here("queries.cards")), Card("conversation", here("queries.conversation_cards"))),
    stalls=(
        Stall(
            "Talk", "conversations:list", here("queries.square.newest"), "Nobody has spoken yet.", order=10
        ),
    ),
    tabs=(Tab("Conversations", "conversations:list", order=10, count=here("queries.count")),),
    together=here("queries.together"),
    holds=here("queries.holds"),
    export=here("queries.own"),
    letters=here("queries.letters"),
    forget=here("actions.forget"),
)
