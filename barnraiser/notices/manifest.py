from barnraiser.ground.manifest import Manifest, later

here = later(__package__)

MANIFEST = Manifest(room="home:today", export=here("queries.own"), forget=here("actions.forget"))
