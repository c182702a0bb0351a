"""What lies in the square of a community."""

from barnraiser.communities.models import Community
from barnraiser.ground.manifest import Item
from barnraiser.people.models import Person

from .sight import visible_to

MOST = 3


def newest(viewer: Person, community: Community) -> list[Item]:
    """The open asks and offers put up last, both together. One query."""
    seen = visible_to(viewer).open().filter(community=community).order_by("-at", "-pk")
    return [Item(favour.title, favour.get_absolute_url(), favour.at, favour.by) for favour in seen[:MOST]]
