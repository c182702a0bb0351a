from collections.abc import Mapping
from typing import Any

from barnraiser.ground.manifest import Manifest, MeLink, Tab, later


def _export(person: Any) -> Mapping[str, Any]:
    from . import queries

    return {"own_figures": queries.export(person)}


here = later(__package__)

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
    follows=here("actions.follow"),
    forget=here("projector.forget"),
)
