"""What lies in the square of a community."""

from barnraiser.communities.models import Community
from barnraiser.ground.manifest import Item
from barnraiser.people.models import Person

from .lists import upcoming

MOST = 3


def newest(viewer: Person, community: Community) -> list[Item]:
    """The gatherings that come next. One query."""
    return [
        Item(held.title, held.get_absolute_url(), held.starts_at, held.by)
        for held in upcoming(viewer, community)[:MOST]
    ]
