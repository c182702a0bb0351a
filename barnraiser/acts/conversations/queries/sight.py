"""What a viewer sees at all. Everything else here begins with these two."""

from collections.abc import Iterable, Mapping

from barnraiser.ground.manifest import CardView
from barnraiser.people.models import Person

from ..models import Conversation, Message
from ..models.conversation import ConversationQuerySet
from ..models.message import MessageQuerySet


def visible_to(viewer: Person | None) -> ConversationQuerySet:
    return Conversation.objects.visible_to(viewer).select_related("community", "by")


def messages_visible_to(viewer: Person | None) -> MessageQuerySet:
    return Message.objects.visible_to(viewer).select_related("conversation__community", "by")


def cards(viewer: Person, codes: Iterable[str]) -> Mapping[str, CardView]:
    rows = messages_visible_to(viewer).filter(code__in=list(codes))
    return {m.code: CardView(m.conversation.title, m.get_absolute_url()) for m in rows}


def conversation_cards(viewer: Person, codes: Iterable[str]) -> Mapping[str, CardView]:
    rows = visible_to(viewer).filter(code__in=list(codes))
    return {c.code: CardView(c.title, c.get_absolute_url()) for c in rows}
