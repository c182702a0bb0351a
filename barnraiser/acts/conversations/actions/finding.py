"""What is said can be found by its words. Derived: whoever changes a message, or where it stands, says so here."""

from collections.abc import Iterable
from itertools import batched

from django.db import transaction

from barnraiser.ground import search

from .. import signs
from ..models import Conversation, Findable, Message
from ..models.findable import key_at

A_BATCH = 500


def word(messages: Iterable[Message]) -> None:
    """These messages, said just now, are found by what they say."""
    Findable.objects.bulk_create(
        Findable(key=key_at(m.at, m.pk), words=_words(m, m.conversation)) for m in messages
    )


def reword(keys: Iterable[int]) -> int:
    """The messages with these keys are found by what they say now, and by nothing they said before. How many they are."""
    keys = list(keys)
    for some in batched(keys, A_BATCH):
        _reword(some)
    return len(keys)


def reword_conversation(conversation: Conversation) -> None:
    """The same for everything that is said in the conversation."""
    reword(Message.objects.filter(conversation=conversation).values_list("pk", flat=True))


def reword_missing() -> int:
    """Messages that cannot be found by their words, because they stood before there was a search, are. How many they are.

    The newest are made first, so that where the oldest is found, all are.
    """
    oldest = Message.objects.filter(conversation__held_by="").order_by("pk").values_list("pk", "at").first()
    if oldest is None or Findable.objects.filter(key=key_at(oldest[1], oldest[0])).exists():
        return 0
    before, made = None, 0
    while keys := _missing(before):
        before = min(keys)
        made += reword(key for key, is_worded in keys.items() if not is_worded)
    return made


def _missing(before: int | None) -> dict[int, bool]:
    """The next messages before this one, by key, with whether they are found by their words."""
    rows = Message.objects.filter(conversation__held_by="").order_by("-pk").values_list("pk", "at")
    keys = {pk: key_at(at, pk) for pk, at in (rows.filter(pk__lt=before) if before else rows)[:A_BATCH]}
    worded = set(Findable.objects.filter(key__in=keys.values()).values_list("key", flat=True))
    return {pk: key in worded for pk, key in keys.items()}


@transaction.atomic
def _reword(keys: Iterable[int]) -> None:
    rows = list(Message.objects.filter(pk__in=list(keys)).select_related("conversation"))
    Findable.objects.filter(key__in=[key_at(m.at, m.pk) for m in rows]).delete()
    word(m for m in rows if not m.conversation.held_by)


def _words(message: Message, conversation: Conversation) -> frozenset[str]:
    title = conversation.title if message.reply_to_id is None else ""
    said = search.said(title, message.words)
    return said | search.stems(said) | frozenset(signs.of(message, conversation))
