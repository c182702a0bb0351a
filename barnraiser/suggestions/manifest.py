from collections.abc import Mapping
from typing import Any

from barnraiser.ground.manifest import Enclosure, Manifest, MeLink, later


def _export(person: Any) -> Mapping[str, Any]:
    from . import queries

    return {"put_aside": queries.export(person)}


here = later(__package__)

MANIFEST = Manifest(
    room="home:today",
    me_links=(
        MeLink(
            "Put aside",
            "suggestions:aside",
            "archive",
            "Suggestions you did not want, for you alone.",
            order=80,
        ),
    ),
    enclosures=(Enclosure("suggest", "What you could do next", here("queries.enclosed")),),
    export=_export,
    forget=here("actions.forget"),
)
