"""What the tests of direct messages tell again and again."""

from barnraiser.acts.conversations import actions as conversations
from barnraiser.acts.direct import actions
from barnraiser.acts.direct.models import Exchange, Line
from barnraiser.communities.models import Community
from barnraiser.people.models import Person

CANARY = "The bank wants the lower field by March 9b41d7"
LIST = "/me/messages/"


def answers(by: Person, whom: Person, community: Community) -> None:
    """The one turns to the other: answers what they asked in a conversation."""
    talk = conversations.start(by=whom, community=community, kind="question", title="Seed?", words="Whose?")
    conversations.reply(by=by, conversation=talk, words="Mine, if you like.")


def writes(by: Person, *others: Person, words: str = CANARY) -> Line:
    return actions.begin(by=by, others=others, words=words)


def two_write(one: Person, other: Person, community: Community) -> Exchange:
    """The two write to each other: the other had turned to the one before."""
    answers(other, one, community)
    return writes(one, other).exchange
