"""What waits for the viewer alone: somebody would like to keep what they said."""

from barnraiser.ground.manifest import Flow, Opening
from barnraiser.people.models import Person

from .keepings import asked_of

MOST = 3


def openings(viewer: Person) -> list[Opening]:
    """The longest waiting first. One query."""
    return [
        Opening(
            key=f"commons.asked:{keeping.code}",
            flow=Flow.SHARES,
            title=f"May {keeping.community.name} keep what you said?",
            why="It is yours to say. A no is not shown to anybody.",
            because=(
                f"{keeping.by.name if keeping.by else 'Somebody who left'} asked.",
                f"You said it in “{keeping.source.conversation.title}”.",
            ),
            url=keeping.get_absolute_url(),
            act="Look at it",
            person=keeping.by,
            community=keeping.community,
        )
        for keeping in asked_of(viewer)[:MOST]
    ]
