"""What the tests of conversations tell again and again."""

from datetime import UTC, datetime, timedelta

from barnraiser.acts.conversations import actions, queries
from barnraiser.acts.conversations.models import Conversation, Message
from barnraiser.communities.models import Community
from barnraiser.people.models import Person

MONDAY = datetime(2026, 10, 5, 9, tzinfo=UTC)
LENTILS = "We lost the whole lentil strip"


def later(**time: float) -> datetime:
    return MONDAY + timedelta(**time)


def asks(person: Person, community: Community, title: str = "Yellow clover?", **other: str) -> Conversation:
    """The person starts a conversation; a question unless another kind is given."""
    return actions.start(
        by=person,
        community=community,
        kind=other.get("kind", "question"),
        title=title,
        words=other.get("words", "Help."),
    )


def opening(conversation: Conversation) -> Message:
    assert conversation.by
    return queries.messages_visible_to(conversation.by).opening().get(conversation=conversation)
