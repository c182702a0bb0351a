"""Which messages of an archive stand already."""

from collections.abc import Iterable
from typing import Any

from django.db.models import QuerySet

from barnraiser.communities.models import Community

from ..archive import source_key
from ..models import Conversation, Message

BATCH = 500


def known_sources(community: Community, sources: Iterable[str]) -> set[str]:
    """Those of the sources (as the archive names them) that stand in the community already: for a dry run."""
    keys = {source_key(community, source): source for source in sources if source}
    return {keys[key] for key in from_sources(community, keys)}


def from_sources(community: Community, keys: Iterable[str]) -> dict[str, Message]:
    """The standing messages by source key, with author and conversation."""
    wanted = sorted({key for key in keys if key})
    found: dict[str, Message] = {}
    for start in range(0, len(wanted), BATCH):
        rows = Message.objects.filter(
            source__in=wanted[start : start + BATCH], conversation__community=community
        )
        rows = rows.select_related("conversation__community", "by").defer("words", "html")
        found |= {message.source: message for message in rows}
    return found


def speaking(people: Any) -> QuerySet[Message, int]:
    """Keys of those of the people of whom a message stands anywhere, held back or not."""
    return Message.objects.filter(by__in=people).order_by().values_list("by_id", flat=True).distinct()


def held_by(ref: str) -> QuerySet[Conversation]:
    """What this brought and holds back, in the order it began. For whoever may release it, and nobody else."""
    return Conversation.objects.held(ref).select_related("by").order_by("started_at", "pk")


def held_messages(conversation: Conversation) -> QuerySet[Message]:
    """What is said in a conversation that is held back."""
    said = Message.objects.filter(conversation=conversation).exclude(conversation__held_by="")
    return said.select_related("by").order_by("at", "pk")
