"""Start and reply."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime

from django.db import transaction
from django.db.models import F
from django.db.models.functions import Greatest

from barnraiser.acts.ledger import actions as ledger
from barnraiser.communities.models import Community
from barnraiser.ground import clock
from barnraiser.people.models import Person

from ..manifest import MENTIONED, REPLIED, STARTED
from ..mentions import Rendered, render
from ..models import Attachment, Audience, Conversation, Kind, Mention, Message
from ..rules import may_open_to, may_reply, may_start, sees, suits
from ..uploads import Upload
from .finding import reword_conversation, word
from .hanging import hang, stored
from .linking import ask_cards
from .reading import read


@dataclass(frozen=True, slots=True)
class _Said:
    """Somebody's words, rendered before the transaction begins: that is slow, and a write holds up every other."""

    words: str
    rendered: Rendered
    things: Sequence[Attachment] = ()


def start(
    *,
    by: Person,
    community: Community,
    kind: str,
    title: str,
    words: str,
    audience: str = Audience.COMMUNITY,
    uploads: Sequence[Upload] = (),
) -> Conversation:
    """A conversation of this kind stands in the community, opened by these words and what hangs on them, for this audience."""
    may_start(by, community).require()
    suits(kind, audience).require()
    rendered = render(words, community)
    now = clock.now()
    conversation = Conversation(
        community=community,
        kind=Kind(kind),
        audience=Audience(audience),
        title=title,
        by=by,
        started_at=now,
        last_at=now,
    )
    with stored(uploads) as things:
        return _start(by, community, conversation, _Said(words, rendered, things), now)


@transaction.atomic
def _start(
    by: Person, community: Community, conversation: Conversation, said: _Said, now: datetime
) -> Conversation:
    conversation.save(force_insert=True)
    ledger.record(STARTED, by=by, within=community, about=conversation.ref, at=now)
    _say(conversation, by, said, now, reply_to=None)
    return conversation


@transaction.atomic
def open_to(*, by: Person, conversation: Conversation, audience: str) -> Conversation:
    """The conversation is read by this audience from now on."""
    may_open_to(by, conversation, audience).require()
    conversation.audience = Audience(audience)
    conversation.save(update_fields=["audience"])
    reword_conversation(conversation)
    return conversation


def reply(
    *,
    by: Person,
    conversation: Conversation,
    words: str,
    to: Message | None = None,
    uploads: Sequence[Upload] = (),
) -> Message:
    """The words answer a message, or the conversation's first one; its author is the one acted toward."""
    may_reply(by, conversation).require()
    answered = to or opening_of(conversation)
    if answered.conversation_id != conversation.pk:
        raise ValueError("A reply answers a message of its own conversation.")
    rendered = render(words, conversation.community)
    with stored(uploads) as things:
        return _reply(by, conversation, answered, _Said(words, rendered, things))


@transaction.atomic
def _reply(by: Person, conversation: Conversation, answered: Message, said: _Said) -> Message:
    home = held_home(answered)
    may_reply(by, home).require()
    now = clock.now()
    message = _say(home, by, said, now, reply_to=answered)
    Conversation.objects.filter(pk=home.pk).update(
        reply_count=F("reply_count") + 1, last_at=Greatest("last_at", now)
    )
    conversation.refresh_from_db(fields=["reply_count", "last_at"])
    return message


def held_home(message: Message) -> Conversation:
    """The conversation the message stands in now, nobody else's until the transaction is through: it may just have been
    merged or split off.
    """
    rows = Conversation.objects.select_for_update(of=("self",)).select_related("community")
    while True:
        key = Message.objects.filter(pk=message.pk).values_list("conversation_id", flat=True).get()
        held = rows.get(pk=key)
        if Message.objects.filter(pk=message.pk, conversation=held).exists():
            return held


def opening_of(conversation: Conversation) -> Message:
    """The message that opens the conversation."""
    return Message.objects.opening().select_related("by").get(conversation=conversation)


def _say(
    conversation: Conversation, by: Person, said: _Said, at: datetime, reply_to: Message | None
) -> Message:
    message = Message.objects.create(
        conversation=conversation, by=by, words=said.words, html=said.rendered.html, at=at, reply_to=reply_to
    )
    if reply_to:
        toward = [reply_to.by] if reply_to.by else []
        ledger.record(REPLIED, by=by, toward=toward, within=conversation.community, about=message.ref, at=at)
    word([message])
    hang(message, by, said.things)
    call_in(by, message, conversation, [person for person in said.rendered.called if person != by], at=at)
    ask_cards(message=message)
    read(by=by, conversation=conversation, until=at)
    return message


def call_in(
    by: Person, message: Message, conversation: Conversation, called: list[Person], at: datetime
) -> None:
    """Nobody is called into what they may not read."""
    for person in called:
        if conversation.audience == Audience.TRUSTED and not sees(person, conversation):
            continue
        Mention.objects.create(message=message, person=person)
        ledger.record(
            MENTIONED, by=by, toward=[person], within=conversation.community, about=message.ref, at=at
        )
