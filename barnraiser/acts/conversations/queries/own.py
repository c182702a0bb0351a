"""A person's own data here: what they said, thanked for, were called into, and how far they have read."""

from typing import Any

from barnraiser.people.models import Person

from ..models import Conversation, Hiding, Mention, Message, Reading, Thanks


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
        "read": [
            {"conversation": r.conversation.code, "until": r.at.isoformat()}
            for r in Reading.objects.filter(person=person).select_related("conversation")
        ],
    }


def _words(message: Message) -> str:
    """What the person wrote, also where it was taken down."""
    hiding: Hiding | None = getattr(message, "hiding", None)
    return hiding.words if hiding else message.words


def _conversation(conversation: Conversation) -> dict[str, Any]:
    return {
        "code": conversation.code,
        "kind": conversation.kind,
        "title": conversation.title,
        "started_at": conversation.started_at.isoformat(),
    }
