from barnraiser.ground.manifest import (
    Card,
    Flow,
    Kind,
    Manifest,
    MeLink,
    Seen,
    Stage,
    Stall,
    Tab,
    Tells,
    later,
)

STARTED = Kind("conversations.started", "{by} started a conversation in {within}", Flow.SHARES)
REPLIED = Kind(
    "conversations.replied", "{by} answered {toward}", Flow.MESSAGES, stage=Stage.TALKED, moves=False
)
MENTIONED = Kind("conversations.mentioned", "{by} called {toward} in", Flow.CONNECTS, moves=False)
THANKED = Kind("conversations.thanked", "{by} thanked {toward}", Flow.VOUCHES, moves=False)
TENDED = Kind(
    "conversations.tended", "{by} looked after a conversation in {within}", Flow.SHARES, tells=Tells.NOBODY
)
ASKED_FOR_SUMMARY = Kind(
    "conversations.asked_for_summary", "{by} asked {toward} to sum a conversation up", Flow.ASKS
)
SUMMED_UP = Kind(
    "conversations.summed_up", "{by} summed a conversation up in {within}", Flow.SHARES, tells=Tells.NOBODY
)
ASKED_IN = Kind(
    "conversations.asked_in", "{by} asked {toward} into a conversation", Flow.CONNECTS, seen=Seen.PAIR
)


here = later(__package__)

MANIFEST = Manifest(
    room="communities:list",
    kinds=(STARTED, REPLIED, MENTIONED, THANKED, TENDED, ASKED_FOR_SUMMARY, SUMMED_UP, ASKED_IN),
    cards=(Card("message", here("queries.cards")), Card("conversation", here("queries.conversation_cards"))),
    stalls=(
        Stall(
            "Talk", "conversations:list", here("queries.square.newest"), "Nobody has spoken yet.", order=10
        ),
    ),
    tabs=(Tab("Conversations", "conversations:list", order=10, count=here("queries.count")),),
    me_links=(
        MeLink(
            "What you kept",
            "conversations:kept",
            "push-pin",
            "Messages you want to find again. For you alone.",
            order=34,
        ),
        MeLink(
            "Drafts",
            "conversations:drafts",
            "pencil-simple-line",
            "What you began to write and have not sent.",
            order=35,
        ),
    ),
    together=here("queries.together"),
    holds=here("queries.holds"),
    export=here("queries.own"),
    letters=here("queries.letters"),
    stirs=here("queries.stirs"),
    files=here("queries.files"),
    forget=here("actions.forget"),
)
