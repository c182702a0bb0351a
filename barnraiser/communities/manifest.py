from collections.abc import Iterable
from typing import Any

from barnraiser.ground.manifest import CardView, Manifest, Room


def _acquainted(viewer: Any) -> Any:
    from . import queries

    return queries.acquainted(viewer)


def _belongs(viewer: Any, person: Any) -> Iterable[CardView]:
    from . import queries

    return [CardView(c.name, c.get_absolute_url()) for c in queries.shared_by(viewer, person)]


MANIFEST = Manifest(
    rooms=(Room("Communities", "communities:list", "barn", order=30),),
    acquaints=_acquainted,
    belongs=_belongs,
)
