"""What lies in the square of a community."""

from barnraiser.communities.models import Community
from barnraiser.ground.manifest import Item
from barnraiser.people.models import Person

from .sight import visible_to

MOST = 3


def newest(viewer: Person, community: Community) -> list[Item]:
    """The conversations begun last, as the viewer sees them. One query."""
    return [
        Item(talk.title, talk.get_absolute_url(), talk.started_at, talk.by)
        for talk in visible_to(viewer).filter(community=community).order_by("-started_at", "-pk")[:MOST]
    ]
