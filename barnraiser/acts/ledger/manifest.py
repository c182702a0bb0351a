from barnraiser.ground.manifest import Manifest, later

here = later(__package__)

MANIFEST = Manifest(export=here("queries.own"), forget=here("actions.forget"), stirs=here("queries.stirs"))
