from typing import Any

from barnraiser.ground.manifest import Manifest


def _forget(person: Any) -> None:
    from . import projector

    projector.forget(person=person)


MANIFEST = Manifest(forget=_forget)
