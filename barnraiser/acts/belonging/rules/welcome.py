"""Who welcomes, and who says that they are willing to help."""

from barnraiser.communities import rules as communities
from barnraiser.communities.models import Community
from barnraiser.ground.verdict import Verdict, all_of, provided
from barnraiser.people.models import Person

from ..models import Welcome


def may_say_welcomed(by: Person, welcome: Welcome) -> Verdict:
    return all_of(
        lambda: communities.may_take_part(by, welcome.community),
        lambda: provided(by == welcome.host, "Only the one who is named to welcome them can say so."),
        lambda: provided(
            communities.is_member(welcome.newcomer, welcome.community), "They have left in the meantime."
        ),
    )


def may_say_willing(by: Person, community: Community) -> Verdict:
    return communities.may_take_part(by, community)
