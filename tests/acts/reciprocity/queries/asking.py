"""A question asked in a conversation, for the tests of what one could answer."""

from barnraiser.acts.conversations import actions as conversations
from barnraiser.acts.conversations.models import Message
from barnraiser.communities.models import Community
from barnraiser.people.models import Person


def asks_a_question(by: Person, community: Community, title: str = "Yellow clover?") -> Message:
    talk = conversations.start(by=by, community=community, kind="question", title=title, words="Help.")
    return Message.objects.opening().select_related("conversation__community", "by").get(conversation=talk)
