"""What of a community stands in public, the same for everybody."""

from collections.abc import Iterable

from django.db.models import Count, Exists, OuterRef, Q, QuerySet, Subquery
from django.db.models.functions import Coalesce

from barnraiser.acts.conversations.models import Conversation, Message
from barnraiser.acts.conversations.models.conversation import ConversationQuerySet
from barnraiser.communities.models import Community

from ..models import Issue

MOST_CANDIDATES = 60


def outside(community: Community) -> ConversationQuerySet:
    """Conversations everybody may read, newest first. Never a failure, a frustration, or what was said among the trusted."""
    rows = Conversation.objects.public().for_outside().filter(community=community)
    return rows.select_related("community", "by").order_by("-started_at", "-pk")


def is_out(community: Community) -> bool:
    """Something of the community stands in public: only then do strangers know that it is there."""
    return outside(community).exists() or Issue.objects.sent().filter(community=community).exists()


def communities_outside() -> QuerySet[Community]:
    """Every community of which something stands in public, by name, with how many conversations do."""
    talks = Conversation.objects.public().for_outside().filter(community=OuterRef("pk")).order_by()
    sent = Issue.objects.sent().filter(community=OuterRef("pk")).order_by()
    count = talks.values("community").annotate(count=Count("pk")).values("count")
    rows = Community.objects.annotate(in_public=Coalesce(Subquery(count), 0), sends=Exists(sent))
    return rows.filter(Q(in_public__gt=0) | Q(sends=True)).order_by("name", "pk")


def is_any_out() -> bool:
    """Something of some community stands in public."""
    return Conversation.objects.public().for_outside().exists() or Issue.objects.sent().exists()


def community_outside(slug: str) -> Community | None:
    """The community of this name in its address, if anything of it stands in public."""
    community = Community.objects.filter(slug=slug).first()
    return community if community and is_out(community) else None


def candidates(community: Community) -> list[Conversation]:
    """What a newsletter may name, newest first."""
    return list(outside(community)[:MOST_CANDIDATES])


def openings_of(conversations: Iterable[Conversation]) -> dict[int, str]:
    """By conversation, the rendered words that open it."""
    rows = Message.objects.opening().filter(conversation__in=[talk.pk for talk in conversations])
    return dict(rows.values_list("conversation_id", "html"))
