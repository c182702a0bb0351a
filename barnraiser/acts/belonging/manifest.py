from barnraiser.ground.manifest import Flow, Kind, Manifest

JOINED = Kind("belonging.joined", "{by} joined {within}", Flow.JOINS)
LEFT = Kind("belonging.left", "{by} left {within}", Flow.JOINS, secret=True)

MANIFEST = Manifest(kinds=(JOINED, LEFT))
