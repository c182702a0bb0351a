"""What lies in the square of a community."""

from barnraiser.communities.models import Community
from barnraiser.ground.manifest import Item
from barnraiser.people.models import Person

from .lists import running

MOST = 3


def newest(viewer: Person, community: Community) -> list[Item]:
    """The campaigns whose day comes next. One query."""
    return [
        Item(campaign.title, campaign.get_absolute_url(), campaign.until, campaign.by, "until")
        for campaign in running(viewer, community)[:MOST]
    ]
