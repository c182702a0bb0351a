"""What lies in the square of a community."""

from barnraiser.communities.models import Community
from barnraiser.ground.manifest import Item
from barnraiser.people.models import Person

from .lists import still_open

MOST = 3


def newest(viewer: Person, community: Community) -> list[Item]:
    """The proposals that close next. One query."""
    return [
        Item(proposal.title, proposal.get_absolute_url(), proposal.closes_at, proposal.by, "closes")
        for proposal in still_open(viewer, community)[:MOST]
    ]
