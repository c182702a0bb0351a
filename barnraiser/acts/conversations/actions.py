"""Every write to conversations: start, reply, thank, take thanks back, read."""

from datetime import datetime

from django.db import transaction
from django.db.models import F

from barnraiser.acts.ledger import actions as ledger
from barnraiser.communities.models import Community
from barnraiser.ground import clock
from barnraiser.people.models import Person

from .manifest import MENTIONED, REPLIED, STARTED, THANKED
from .mentions import mentioned_in, render
from .models import Conversation, Mention, Message, Reading, Thanks
from .rules import may_reply, may_start, may_thank


@transaction.atomic
def start(
    *, by: Person, community: Community, kind: str, title: str, words: str, source: str = ""
) -> Conversation:
    """A conversation of this kind stands in the community, opened by these words."""
    may_start(by, community).require()
    now = clock.now()
    conversation = Conversation.objects.create(
        community=community, kind=kind, title=title, by=by, started_at=now, last_at=now
    )
    message = _say(conversation, by, words, now, reply_to=None)
    ledger.record(STARTED, by=by, within=community, about=conversation.ref, at=now)
    _call_in(by, message, conversation)
    return conversation


@transaction.atomic
def reply(*, by: Person, conversation: Conversation, words: str, to: Message | None = None) -> Message:
    """The words answer a message, or the conversation's first one; its author is the one acted toward."""
    may_reply(by, conversation).require()
    answered = to or first_message(conversation)
    if answered.conversation_id != conversation.pk:
        raise ValueError("A reply answers a message of its own conversation.")
    message = _say(conversation, by, words, clock.now(), reply_to=answered)
    Conversation.objects.filter(pk=conversation.pk).update(
        reply_count=F("reply_count") + 1, last_at=message.at
    )
    toward = [answered.by] if answered.by else []
    ledger.record(REPLIED, by=by, toward=toward, within=conversation.community, about=message.ref, at=message.at)
    _call_in(by, message, conversation)
    return message


@transaction.atomic
def thank(*, by: Person, message: Message) -> Thanks:
    """The author of the message is thanked by this person, once."""
    may_thank(by, message).require()
    thanks, is_new = Thanks.objects.get_or_create(message=message, by=by, defaults={"at": clock.now()})
    if is_new and message.by:
        community = message.conversation.community
        occasion = f"thanks {thanks.pk}"
        ledger.record(
            THANKED, by=by, toward=[message.by], within=community, about=message.ref, occasion=occasion
        )
    return thanks


@transaction.atomic
def take_back_thanks(*, by: Person, message: Message) -> None:
    """The person no longer thanks for the message, and the act no longer counts."""
    may_thank(by, message).require()
    given, _ = Thanks.objects.filter(message=message, by=by).delete()
    if given:
        for act in ledger.standing_about(message.ref, by=by, kind=THANKED):
            ledger.retract(act=act, by=by, reason="thanks taken back")


def read(*, by: Person, conversation: Conversation) -> datetime | None:
    """The person has read this far. Returns how far they had read before."""
    earlier = Reading.objects.filter(conversation=conversation, person=by).first()
    Reading.objects.update_or_create(conversation=conversation, person=by, defaults={"at": clock.now()})
    return earlier.at if earlier else None


def first_message(conversation: Conversation) -> Message:
    return Message.objects.filter(conversation=conversation).select_related("by").order_by("at", "pk")[0]


def _say(
    conversation: Conversation, by: Person, words: str, at: datetime, reply_to: Message | None
) -> Message:
    return Message.objects.create(
        conversation=conversation,
        by=by,
        words=words,
        html=render(words, conversation.community),
        at=at,
        reply_to=reply_to,
    )


def _call_in(by: Person, message: Message, conversation: Conversation) -> None:
    for person in mentioned_in(message.words, conversation.community):
        if person == by:
            continue
        Mention.objects.get_or_create(message=message, person=person)
        ledger.record(
            MENTIONED,
            by=by,
            toward=[person],
            within=conversation.community,
            about=message.ref,
            at=message.at,
        )
