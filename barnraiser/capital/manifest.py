from collections.abc import Mapping
from typing import Any

from barnraiser.ground.manifest import Manifest, MeLink, Tab


def _export(person: Any) -> Mapping[str, Any]:
    from . import queries

    return {"own_figures": queries.export(person)}


def _forget(person: Any) -> None:
    from . import projector

    projector.forget(person=person)


MANIFEST = Manifest(
    room="communities:list",
    tabs=(Tab("Capital", "capital:community", order=70),),
    me_links=(
        MeLink(
            "What you have built",
            "capital:mine",
            "lock-simple",
            "Your ties by depth, give and take, and where you are known. For you alone.",
            order=20,
        ),
    ),
    export=_export,
    forget=_forget,
)
