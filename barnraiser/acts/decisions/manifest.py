from barnraiser.ground.manifest import Card, Flow, Kind, Manifest, Seen, Stage, Stall, Tab, Tells, later

PROPOSED = Kind("decisions.proposed", "{by} put a proposal to {within}", Flow.SHARES, tells=Tells.COMMUNITY)
SPOKE = Kind("decisions.spoke", "{by} said where they stand", Flow.MESSAGES, tells=Tells.NOBODY, moves=False)
OBJECTED = Kind("decisions.objected", "{by} objected to what {toward} proposed", Flow.MESSAGES)
ANSWERED = Kind(
    "decisions.answered", "{by} answered the objection of {toward}", Flow.MESSAGES, stage=Stage.TALKED
)
SETTLED = Kind(
    "decisions.settled", "{by} settled an objection with {toward}", Flow.CONNECTS, stage=Stage.TALKED
)
AMENDED = Kind("decisions.amended", "{by} changed a proposal {toward} had spoken on", Flow.SHARES)
RANKED = Kind(
    "decisions.ranked",
    "{by} ranked the options",
    Flow.MESSAGES,
    seen=Seen.ACTOR,
    tells=Tells.NOBODY,
    moves=False,
)
DECIDED = Kind("decisions.decided", "A proposal in {within} is decided", Flow.JOINS, tells=Tells.COMMUNITY)
WITHDRAWN = Kind(
    "decisions.withdrawn", "{by} withdrew a proposal in {within}", Flow.MESSAGES, tells=Tells.COMMUNITY
)


here = later(__package__)

MANIFEST = Manifest(
    room="communities:list",
    kinds=(PROPOSED, SPOKE, OBJECTED, ANSWERED, SETTLED, AMENDED, RANKED, DECIDED, WITHDRAWN),
    cards=(Card("proposal", here("queries.cards")),),
    stalls=(
        Stall(
            "What we decide", "decisions:list", here("queries.square.newest"), "Nothing is open.", order=40
        ),
    ),
    tabs=(Tab("Decisions", "decisions:list", order=40, count=here("queries.count"), alike=True),),
    openings=here("queries.openings"),
    export=here("queries.own"),
    forget=here("actions.forget"),
)
