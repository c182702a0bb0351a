"""Who may speak, reply and thank."""

from barnraiser.communities.models import Community
from barnraiser.communities.rules import may_read, may_take_part
from barnraiser.ground.verdict import Verdict, all_of, provided
from barnraiser.people.models import Person

from .models import CANDID, Audience, Conversation, Message


def may_start(by: Person | None, community: Community) -> Verdict:
    return may_take_part(by, community)


def suits(kind: str, audience: str) -> Verdict:
    """A failure or a frustration is never for the whole internet."""
    return provided(
        audience != Audience.PUBLIC or kind not in CANDID,
        "A failure or a frustration stays in the room. Choose who in the community reads it.",
    )


def may_reply(by: Person | None, conversation: Conversation) -> Verdict:
    return all_of(
        lambda: may_take_part(by, conversation.community),
        lambda: provided(
            conversation.audience != Audience.TRUSTED or sees(by, conversation), "This page does not exist."
        ),
    )


def sees(by: Person | None, conversation: Conversation) -> bool:
    return Conversation.objects.visible_to(by).filter(pk=conversation.pk).exists()


def may_open_to(by: Person, conversation: Conversation, audience: str) -> Verdict:
    """Whoever started it chooses who reads it. Once somebody else spoke, they can only be fewer: they spoke to those."""
    wide = [Audience.TRUSTED, Audience.COMMUNITY, Audience.PUBLIC]
    return all_of(
        may_take_part(by, conversation.community),
        provided(conversation.by_id == by.pk, "Whoever started it chooses who reads it."),
        lambda: suits(conversation.kind, audience),
        lambda: provided(
            wide.index(Audience(audience)) <= wide.index(Audience(conversation.audience))
            or not conversation.messages.exclude(by=by).exists(),
            "Others have spoken here, to those who read it now. It can be for fewer, and no longer for more.",
        ),
    )


def may_hear(by: Person | None, community: Community) -> Verdict:
    return may_read(by, community)


def may_follow(by: Person | None, conversation: Conversation) -> Verdict:
    """Whoever sees it, and belongs where it is."""
    return all_of(
        lambda: may_read(by, conversation.community),
        lambda: provided(sees(by, conversation), "This page does not exist."),
    )


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
