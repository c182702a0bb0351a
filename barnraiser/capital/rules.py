"""Who may see a community's figures. A person's own figures need no rule: they are found by that person alone."""

from barnraiser.communities.models import Community
from barnraiser.communities.rules import is_member
from barnraiser.ground.verdict import Verdict, provided
from barnraiser.people.models import Person


def may_see(viewer: Person | None, community: Community) -> Verdict:
    return provided(
        is_member(viewer, community), f"What was built in {community.name} is for its members to see."
    )
