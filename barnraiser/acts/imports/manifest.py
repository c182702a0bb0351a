from barnraiser.ground.manifest import Card, Door, Flow, Kind, Manifest, later

BROUGHT_IN = Kind("imports.brought_in", "{by} brought an archive into {within}", Flow.SHARES)


here = later(__package__)

MANIFEST = Manifest(
    kinds=(BROUGHT_IN,),
    cards=(Card("import", here("queries.cards")),),
    room="communities:list",
    doors=(
        Door("Bring in an archive", "imports:list", "upload-simple", order=60, may=here("rules.may_import")),
    ),
    acquaints=here("queries.acquainted"),
    export=here("queries.export"),
    forget=here("actions.forget"),
)
