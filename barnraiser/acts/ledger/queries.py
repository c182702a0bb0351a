"""Reads of the ledger for derived apps and for the acts behind a figure."""

from collections.abc import Iterable

from django.db.models import Max, QuerySet

from barnraiser.communities.models import Community
from barnraiser.people.models import Person

from .models import Act


def within(community: Community) -> QuerySet[Act]:
    """The standing acts of a community in the order they were recorded, parties fetched along."""
    return Act.objects.standing().filter(within=community).prefetch_related("parties")


def mark() -> int:
    """The newest act's number: a figure that carries it can be computed again from the same acts."""
    return Act.objects.aggregate(newest=Max("pk"))["newest"] or 0


def toward(viewer: Person, *, kinds: Iterable[str]) -> QuerySet[Act]:
    """What others did toward the viewer, newest first."""
    return (
        Act.objects.standing()
        .filter(parties__person=viewer, kind__in=list(kinds))
        .select_related("by", "within")
        .order_by("-at", "-pk")
    )


def about(ref: object, *, kinds: Iterable[str]) -> QuerySet[Act]:
    return Act.objects.standing().filter(about=str(ref), kind__in=list(kinds))
