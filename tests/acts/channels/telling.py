"""What the tests of channels tell again and again."""

from typing import Any

from barnraiser.acts.channels import actions
from barnraiser.acts.channels.models import Channel
from barnraiser.communities.models import Community
from barnraiser.people.models import Person

LOFT = "https://loft.makers.example/evenings"


def tells(by: Person, community: Community, **other: Any) -> Channel:
    """The member tells of an evening where makers are mentored."""
    said = {
        "name": "The Loft",
        "address": LOFT,
        "line": "Makers who mentor each other on Thursdays",
        "audiences": ["Creatives", "Women"],
        "needs": ["Mentoring"],
    } | other
    return actions.add(by=by, community=community, **said)
