"""What was brought and is held back: let into the community, or taken back without a trace. Some at a time, each time whole;
whoever calls says whether somebody may, and calls again until nothing is left."""

from collections import defaultdict
from collections.abc import Sequence
from dataclasses import dataclass

from django.db import transaction

from ..models import Answering, Continuation, Conversation, Message
from .importing import BATCH, count, tell
from .speaking import opening_of

AT_ONCE = 40  # conversations in one transaction
WITH = ("by", "conversation__community")
MESSAGES_AT_ONCE = 200  # after so many no further conversation is begun in it: other writers wait meanwhile


@dataclass(frozen=True, slots=True)
class LetGo:
    """What is no longer held back: how many messages, and the keys of who said them."""

    messages: int
    people: frozenset[int]


@transaction.atomic
def release(*, held_by: str) -> LetGo:
    """Some of what is held back stands in its community, at its real dates, with the acts that it tells of."""
    some, said = _some(held_by)
    answered = _answered(some)
    going_on = {c.held_id: c.beside.conversation for c in Continuation.objects.filter(held__in=some)
                .select_related("beside__conversation__community")}  # fmt: skip
    for conversation in some:
        home = going_on.get(conversation.pk)
        if home and not home.held_by:
            _move(conversation, home, said[conversation.pk], answered)
    keys = [conversation.pk for conversation in some]
    Continuation.objects.filter(held__in=keys).delete()
    Answering.objects.filter(message__conversation__in=keys).delete()
    Conversation.objects.filter(pk__in=keys).update(held_by="")
    tell([message for messages in said.values() for message in messages], answered)
    return _let_go(said)


@transaction.atomic
def take_back(*, held_by: str) -> LetGo:
    """Some of what is held back never was."""
    some, said = _some(held_by)
    Conversation.objects.filter(pk__in=[conversation.pk for conversation in some]).delete()
    return _let_go(said)


def _some(held_by: str) -> tuple[list[Conversation], dict[int, list[Message]]]:
    rows = Conversation.objects.held(held_by).select_for_update(of=("self",)).select_related("community")
    some: list[Conversation] = []
    messages = 0
    for conversation in rows.order_by("pk")[:AT_ONCE]:
        if some and messages + conversation.reply_count + 1 > MESSAGES_AT_ONCE:
            break
        some.append(conversation)
        messages += conversation.reply_count + 1
    said: dict[int, list[Message]] = defaultdict(list)
    for message in Message.objects.filter(conversation__in=some).select_related(*WITH).order_by("at", "pk"):
        said[message.conversation_id].append(message)
    return some, said


def _answered(conversations: Sequence[Conversation]) -> dict[str, Message]:
    """By source, the message that each is known to answer."""
    rows = Answering.objects.filter(message__conversation__in=conversations)
    return {row.message.source: row.answers for row in rows.select_related("message", "answers__by")}


def _move(
    held: Conversation, home: Conversation, said: Sequence[Message], answered: dict[str, Message]
) -> None:
    """Everything said there is said in the conversation that it goes on in."""
    opened = opening_of(home)
    here = {message.pk for message in said}
    for message in said:
        parent = answered.get(message.source)
        is_near = parent and (parent.pk in here or parent.conversation_id == home.pk)
        message.conversation, message.reply_to = home, parent if is_near else opened
    Message.objects.bulk_update(said, ["conversation", "reply_to"], batch_size=BATCH)
    Answering.objects.filter(message__in=[message.pk for message in said]).delete()
    held.delete()
    count(home)


def _let_go(said: dict[int, list[Message]]) -> LetGo:
    every = [message for messages in said.values() for message in messages]
    return LetGo(len(every), frozenset(message.by_id for message in every if message.by_id))
