"""A person's own data here: what they said, thanked for, were called into, and how far they have read."""

from collections.abc import Iterator
from typing import Any

from barnraiser.ground.manifest import Letter
from barnraiser.people.models import Person

from ..models import (
    Conversation,
    Following,
    Hearing,
    Hiding,
    Mention,
    Message,
    Reading,
    Thanks,
)
from ..quoting import own_words
from .own_tools import own_tools


def own(person: Person) -> dict[str, Any]:
    said = Message.objects.filter(by=person).select_related("conversation", "hiding")
    thanked = Thanks.objects.filter(by=person).select_related("message")
    called = Mention.objects.filter(person=person).select_related("message")
    return {
        "conversations": [_conversation(c) for c in Conversation.objects.filter(by=person)],
        "messages": [
            {"code": m.code, "in": m.conversation.title, "at": m.at.isoformat(), "words": _words(m)}
            for m in said
        ],
        "thanked": [{"message": t.message.code, "at": t.at.isoformat()} for t in thanked],
        "called_into": [m.message.code for m in called],
        "hears": [
            {"of": h.community.name, "level": h.level, "by_mail": h.cadence}
            for h in Hearing.objects.filter(person=person).select_related("community")
        ],
        "follows": [
            {"conversation": f.conversation.code, "level": f.level}
            for f in Following.objects.filter(person=person).select_related("conversation")
        ],
        "read": [
            {"conversation": r.conversation.code, "until": r.at.isoformat()}
            for r in Reading.objects.filter(person=person).select_related("conversation")
        ],
        **own_tools(person),
    }


def letters(person: Person) -> Iterator[Letter]:
    """What the person said, oldest first; the words it answers are others' and not among it."""
    said = Message.objects.filter(by=person).select_related("conversation__community", "hiding", "reply_to")
    for message in said.order_by("at", "pk").iterator(chunk_size=500):
        answered = message.reply_to
        yield Letter(
            key=message.code,
            at=message.at,
            about=message.conversation.title,
            words=_words(message),
            within=message.conversation.community.name,
            answers=answered.code if answered else "",
        )


def _words(message: Message) -> str:
    """What the person wrote, also where it was taken down; without the lines an answer quotes."""
    hiding: Hiding | None = getattr(message, "hiding", None)
    words = hiding.words if hiding else message.words
    return own_words(words) if message.reply_to_id else words


def _conversation(conversation: Conversation) -> dict[str, Any]:
    return {
        "code": conversation.code,
        "kind": conversation.kind,
        "audience": conversation.audience,
        "title": conversation.title,
        "started_at": conversation.started_at.isoformat(),
    }
