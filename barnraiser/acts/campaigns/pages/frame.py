"""What every page inside a community needs."""

from typing import Any

from barnraiser.communities import queries as communities
from barnraiser.communities.models import Community
from barnraiser.people.models import Person

TAB = "campaigns:list"


def inside(viewer: Person, community: Community) -> dict[str, Any]:
    return {"community": community, "tabs": communities.tabs_for(viewer, community, TAB)}
