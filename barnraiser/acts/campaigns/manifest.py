from barnraiser.ground.manifest import Card, Manifest, Stall, Tab, later

from .kinds import KINDS

here = later(__package__)

MANIFEST = Manifest(
    room="communities:list",
    kinds=KINDS,
    cards=(
        Card("campaign", here("queries.cards")),
        Card("need", here("queries.need_cards")),
        Card("pledge", here("queries.pledge_cards")),
    ),
    stalls=(
        Stall(
            "What we raise together",
            "campaigns:list",
            here("queries.square.newest"),
            "Nothing is under way.",
            order=50,
        ),
    ),
    tabs=(Tab("Campaigns", "campaigns:list", order=50, count=here("queries.count"), alike=True),),
    openings=here("queries.openings"),
    export=here("queries.own"),
    forget=here("actions.forget"),
)
