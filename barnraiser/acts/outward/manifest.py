from barnraiser.ground.manifest import Card, Door, Flow, Kind, Manifest, Porch, Tells, later

SENT = Kind("outward.sent", "{by} sent a newsletter of {within}: {about}", Flow.SHARES, tells=Tells.COMMUNITY)

here = later(__package__)

MANIFEST = Manifest(
    room="communities:list",
    kinds=(SENT,),
    cards=(Card("issue", here("queries.cards")),),
    porch=(Porch("What communities here say in public", "outward:everywhere", here("queries.is_any_out")),),
    doors=(
        Door("In public", "outward:public", "globe", 41, here("rules.may_look_out")),
        Door("Newsletter", "outward:desk", "newspaper", 42, here("rules.may_compose")),
    ),
    export=here("queries.own"),
    forget=here("actions.forget"),
)
