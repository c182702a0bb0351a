"""What somebody holds here: promises to help that are still open."""

from barnraiser.communities.models import Community
from barnraiser.ground.manifest import Holding
from barnraiser.people.models import Person

from ..models import Answer

MOST = 30


def holds(viewer: Person, community: Community) -> list[Holding]:
    """What the viewer promised in the community and has not done, the oldest first. Nobody promises for another."""
    open_ones = Answer.objects.promised().helped_by(viewer).filter(promise__doing=None)
    rows = open_ones.filter(favour__community=community).with_steps()
    return [
        Holding(
            key=answer.code,
            what=f"Your promise: “{answer.favour.title}”",
            said="The other is told that it will not happen.",
            url=answer.favour.get_absolute_url(),
        )
        for answer in rows.order_by("at", "pk")[:MOST]
    ]
