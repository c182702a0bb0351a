from typing import Any

from barnraiser.ground.manifest import FootLink, Manifest, Room


def _forget(person: Any) -> None:
    from . import actions

    actions.forget(person)


MANIFEST = Manifest(
    rooms=(Room("Today", "home:today", "sun-horizon", order=10),),
    foot=(FootLink("What is stored", "home:stored", order=10, is_open=True),),
    forget=_forget,
)
