from barnraiser.ground.manifest import Manifest

MANIFEST = Manifest()
