"""Who reads, for those who read and for nobody else."""

import hashlib
from collections.abc import Mapping
from typing import Any

from barnraiser.communities.models import Community

from ..models import Delivery, Reader
from ..models.reader import ReaderQuerySet


def reader_count(community: Community) -> int:
    return Reader.objects.confirmed().filter(community=community).count()


def behind_word(word: str) -> Reader | None:
    """Whom the word in a letter stands for, until it was used."""
    digest = hashlib.sha256(word.encode()).hexdigest()
    return Reader.objects.filter(word=digest).select_related("community").first()


def readers_at(address: str) -> ReaderQuerySet:
    """Everything that is kept under one address."""
    return Reader.objects.filter(address=address.strip().lower()).select_related("community").order_by("pk")


def kept_of(reader: Reader) -> Mapping[str, Any]:
    """All that is kept of a reader, for themselves."""
    went = Delivery.objects.filter(reader=reader, is_sent=True).order_by("settled_at", "pk")
    return {
        "community": reader.community.name,
        "address": reader.address,
        "asked_at": reader.asked_at.isoformat(),
        "said_yes_at": reader.confirmed_at.isoformat() if reader.confirmed_at else None,
        "letters": [
            {"title": row.issue.title, "at": row.settled_at.isoformat() if row.settled_at else None}
            for row in went.select_related("issue")
        ],
    }
