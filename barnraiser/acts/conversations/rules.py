"""Who may speak, reply and thank."""

from barnraiser.communities.models import Community
from barnraiser.communities.rules import may_take_part
from barnraiser.ground.verdict import Verdict, all_of, provided
from barnraiser.people.models import Person

from .models import Conversation, Message


def may_start(by: Person | None, community: Community) -> Verdict:
    return may_take_part(by, community)


def may_reply(by: Person | None, conversation: Conversation) -> Verdict:
    return may_take_part(by, conversation.community)


def may_thank(by: Person | None, message: Message) -> Verdict:
    return all_of(
        lambda: may_take_part(by, message.conversation.community),
        lambda: is_to_be_thanked(by, message),
    )


def is_to_be_thanked(by: Person | None, message: Message) -> Verdict:
    """What `may_thank` asks of the message alone: a page full of messages asks about membership once."""
    return all_of(
        provided(message.by_id is not None, "Whoever wrote this is no longer here to be thanked."),
        provided(by is None or message.by_id != by.pk, "Thanks come from somebody else."),
    )
