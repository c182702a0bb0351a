"""Who may speak, reply and thank, and change what they said."""

from datetime import datetime, timedelta
from math import ceil

from django.utils.dateformat import format as spell
from django.utils.timezone import localtime

from barnraiser.communities.models import Community
from barnraiser.communities.rules import may_read, may_take_part
from barnraiser.ground import clock, manifest
from barnraiser.ground.verdict import YES, Verdict, all_of, no, provided
from barnraiser.people.models import Person

from ..models import CANDID, OUT, Allowance, Attachment, Audience, Conversation, Hiding, Message, Step, Trace

MOST_A_DAY = 60_000_000
# How much of what the house does for somebody one person gets in what time. Over it a link stands without a card, and names
# are written out.
ALLOWED = {
    Allowance.Of.CARDS: (60, timedelta(days=1)),
    Allowance.Of.NAMES: (90, timedelta(minutes=1)),
}


def may_start(by: Person | None, community: Community) -> Verdict:
    return may_take_part(by, community)


def suits(kind: str, audience: str) -> Verdict:
    """A failure or a frustration is never for the whole internet."""
    return provided(
        audience != Audience.PUBLIC or kind not in CANDID,
        "A failure or a frustration stays in the room. Choose who in the community reads it.",
    )


def may_join_in(by: Person | None, conversation: Conversation) -> Verdict:
    """Whoever takes part in the community, and sees the conversation: whether or not it is their turn now."""
    return all_of(
        lambda: may_take_part(by, conversation.community),
        lambda: provided(
            conversation.audience != Audience.TRUSTED or sees(by, conversation), "This page does not exist."
        ),
    )


def may_reply(by: Person | None, conversation: Conversation) -> Verdict:
    return all_of(
        lambda: may_join_in(by, conversation),
        lambda: is_open(conversation),
        lambda: keeps_pace(by, conversation),
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


# ---- one's own words --------------------------------------------------------------------------------------------


def may_change(by: Person | None, message: Message) -> Verdict:
    """Whoever wrote it, where they could still speak; never what was said for an organisation, taken out or taken down."""
    talk = message.conversation
    return all_of(
        provided(
            by is not None and message.by_id == by.pk,
            "A message is changed by whoever wrote it, and by nobody else.",
        ),
        lambda: may_take_part(by, talk.community),
        lambda: is_open(talk),
        provided(message.words != OUT, "You took this out. Say it anew, if you want it said."),
        lambda: provided(
            not Hiding.objects.filter(message=message).exists(),
            "This was taken down. As long as that stands, it stays as it was.",
        ),
        lambda: provided(
            not manifest.voices_of(by, [message]),
            "This was said for an organisation, and stands as it was said. Answer it to put it right.",
        ),
    )


def may_hang(by: Person, size: int, sent_today: int) -> Verdict:
    """So much a person and day, so that nobody fills the house."""
    return provided(
        sent_today + size <= MOST_A_DAY,
        f"{MOST_A_DAY // 1_000_000} MB of photographs and files a day go up for one person. Send the rest tomorrow.",
    )


def may_unhang(by: Person, attachment: Attachment) -> Verdict:
    return provided(
        attachment.by_id == by.pk,
        "A photograph or file is taken away by whoever sent it, and by nobody else.",
    )


def may_nod(by: Person | None, message: Message) -> Verdict:
    """Whoever may thank."""
    return may_thank(by, message)


# ---- the conversation itself ------------------------------------------------------------------------------------


def is_open(conversation: Conversation) -> Verdict:
    """Where somebody closed it, the answer says who, when and why."""
    if conversation.closed_at is None:
        return YES
    closed = Trace.objects.filter(conversation=conversation, step=Step.CLOSED).select_related("by").last()
    who = closed.by.name if closed and closed.by else "Somebody who left"
    why = f", because: {closed.reason}" if closed and closed.reason else ""
    return no(f"{who} closed this on {_day(conversation.closed_at)}{why}")


def keeps_pace(by: Person | None, conversation: Conversation) -> Verdict:
    """Where a conversation was slowed down, everybody waits so long between two messages, also who slowed it."""
    if not conversation.pace:
        return YES
    last = (
        Message.objects.filter(conversation=conversation, by=by)
        .order_by("-at")
        .values_list("at", flat=True)
        .first()
    )
    if last is None:
        return YES
    left = ceil((last + timedelta(minutes=conversation.pace) - clock.now()) / timedelta(minutes=1))
    minutes = f"{left} minute{'' if left == 1 else 's'}"
    return provided(
        left <= 0,
        f"This conversation goes slowly for now: {conversation.pace} minutes between two messages of one person. "
        f"In {minutes} it is your turn again. Your words are kept until then.",
    )


def _day(at: datetime) -> str:
    return spell(localtime(at), "j F")
