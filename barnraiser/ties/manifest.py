from barnraiser.ground.manifest import Effect, Manifest, later

here = later(__package__)

MANIFEST = Manifest(
    effects=(
        Effect(
            "ties.reweigh",
            "Change what an act is worth",
            here("effects.ask"),
            here("effects.say"),
            here("effects.carry_out"),
        ),
    ),
    forget=here("projector.forget"),
)
