from barnraiser.ground.manifest import Between, Effect, Manifest, later

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
    between=(
        Between(
            "introduction",
            "Someone could introduce us",
            "somebody who could introduce you",
            10,
            here("introducing.look"),
            here("introducing.nobody"),
        ),
    ),
    forget=here("projector.forget"),
)
