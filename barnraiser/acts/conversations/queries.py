"""Every read of conversations, viewer first. A fixed number of queries, however long the list."""

from collections.abc import Iterable, Mapping

from django.db.models import Count, Exists, OuterRef, Prefetch, QuerySet

from barnraiser.communities.models import Community
from barnraiser.ground.manifest import CardView
from barnraiser.people.models import Person

from .models import Conversation, Message, Reading, Thanks
from .models.conversation import ConversationQuerySet


def visible_to(viewer: Person | None) -> ConversationQuerySet:
    return Conversation.objects.visible_to(viewer).select_related("community", "by")


def messages_visible_to(viewer: Person | None) -> QuerySet[Message]:
    return Message.objects.visible_to(viewer).select_related("conversation__community", "by")


def latest(viewer: Person, community: Community, kind: str = "") -> QuerySet[Conversation]:
    """The community's conversations, last spoken in first, of one kind or all; each with its thanks and talkers."""
    rows = visible_to(viewer).filter(community=community)
    rows = rows.filter(kind=kind) if kind else rows
    unread = Reading.objects.filter(conversation=OuterRef("pk"), person=viewer, at__gte=OuterRef("last_at"))
    talk = Message.objects.select_related("by").order_by("at", "pk")
    return rows.annotate(
        thanked_by=Count("messages__thanks__by", distinct=True), is_read=Exists(unread)
    ).prefetch_related(Prefetch("messages", talk, to_attr="talk"))


def kind_counts(viewer: Person, community: Community) -> dict[str, int]:
    """How many conversations of each kind, every kind named."""
    counted = dict(
        Conversation.objects.visible_to(viewer)
        .filter(community=community)
        .order_by()
        .values_list("kind")
        .annotate(Count("pk"))
    )
    return {kind: counted.get(kind, 0) for kind in Conversation.Kind.values}


def thread(viewer: Person, conversation: Conversation) -> list[Message]:
    """The messages in order, each with its author, whom it answers, and who thanked."""
    thanks = Thanks.objects.select_related("by")
    return list(
        messages_visible_to(viewer)
        .filter(conversation=conversation)
        .select_related("reply_to__by")
        .prefetch_related(Prefetch("thanks", thanks))
    )


def unanswered(viewer: Person) -> QuerySet[Conversation]:
    """Questions of others that nobody has answered, oldest first."""
    return visible_to(viewer).unanswered().exclude(by=viewer).order_by("started_at", "pk")


def cards(viewer: Person, codes: Iterable[str]) -> Mapping[str, CardView]:
    rows = messages_visible_to(viewer).filter(code__in=list(codes))
    return {m.code: CardView(m.conversation.title, m.get_absolute_url()) for m in rows}


def conversation_cards(viewer: Person, codes: Iterable[str]) -> Mapping[str, CardView]:
    rows = visible_to(viewer).filter(code__in=list(codes))
    return {c.code: CardView(c.title, c.get_absolute_url()) for c in rows}


def count(viewer: Person, community: Community) -> int:
    return Conversation.objects.visible_to(viewer).filter(community=community).count()
