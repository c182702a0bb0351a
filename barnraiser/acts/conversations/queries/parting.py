"""What somebody holds in a community's talk: questions that still wait for an answer."""

from barnraiser.communities.models import Community
from barnraiser.ground.manifest import Holding
from barnraiser.people.models import Person

from ..models import Conversation

MOST = 20


def holds(viewer: Person, community: Community) -> list[Holding]:
    """The viewer's own questions there that nobody has answered yet, the newest first."""
    waiting = Conversation.objects.released().unanswered().filter(by=viewer, community=community)
    return [
        Holding(
            key=talk.code,
            what=f"Your question “{talk.title}”",
            said="It stays open. An answer would no longer reach you.",
            url=talk.get_absolute_url(),
        )
        for talk in waiting[:MOST]
    ]
