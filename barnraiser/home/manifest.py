from typing import Any

from barnraiser.ground.manifest import Manifest, Room


def _forget(person: Any) -> None:
    from . import actions

    actions.forget(person)


MANIFEST = Manifest(rooms=(Room("Today", "home:today", "sun-horizon", order=10),), forget=_forget)
