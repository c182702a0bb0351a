"""What a viewer sees at all. Everything else here begins with these two."""

from collections.abc import Iterable, Mapping

from django.db.models import Q

from barnraiser.ground.manifest import CardView
from barnraiser.ground.text import gist
from barnraiser.people.models import Person

from ..models import Conversation, Hiding, Message
from ..models.conversation import ConversationQuerySet
from ..models.message import MessageQuerySet

SHOWN = 400


def visible_to(viewer: Person | None) -> ConversationQuerySet:
    return Conversation.objects.visible_to(viewer).select_related("community", "by")


def messages_visible_to(viewer: Person | None) -> MessageQuerySet:
    return Message.objects.visible_to(viewer).select_related("conversation__community", "by")


def cards(viewer: Person, codes: Iterable[str]) -> Mapping[str, CardView]:
    rows = messages_visible_to(viewer).filter(code__in=list(codes))
    return {
        m.code: CardView(
            m.conversation.title,
            m.get_absolute_url(),
            within=m.conversation.community,
            by=m.by,
            words=gist(m.html, SHOWN),
        )
        for m in rows
    }


def conversation_cards(viewer: Person, codes: Iterable[str]) -> Mapping[str, CardView]:
    rows = visible_to(viewer).filter(code__in=list(codes))
    return {
        c.code: CardView(c.title, c.get_absolute_url(), within=c.community, by=c.by, words=c.title)
        for c in rows
    }


def behind(code: str, noun: str) -> Message | None:
    """The message with this code, or the one that opens the conversation with it, whoever asks: for stewardship."""
    known = {"message": Q(code=code), "conversation": Q(conversation__code=code, reply_to=None)}
    rows = (
        Message.objects.filter(known[noun], conversation__held_by="")
        if noun in known
        else Message.objects.none()
    )
    return rows.select_related("conversation__community", "by", "hiding").first()


def taken_down(message: Message) -> str:
    """How a message that was taken down began, for whoever looks at it again."""
    hiding = Hiding.objects.filter(message=message).first()
    return gist(hiding.html, SHOWN) if hiding else ""
