"""The asks and offers of a community as its page lists them."""

from collections.abc import Sequence
from dataclasses import dataclass

from django.db.models import Count, Q, QuerySet

from barnraiser.communities.models import Community
from barnraiser.people.models import Person

from ..gifts import Gift
from ..models import Favour
from ..models.favour import FavourQuerySet
from .sight import visible_to


@dataclass(frozen=True, slots=True)
class Row:
    """One ask or offer in a list, with how many came forward and how many were helped."""

    favour: Favour
    came: int
    helped: int
    is_mine: bool


def shown(viewer: Person, community: Community, side: str, gift: str = "") -> QuerySet[Favour]:
    """The open asks or offers the viewer sees in the community, newest first; of one kind of gift or of all."""
    found = visible_to(viewer).open().filter(community=community, side=side)
    found = found.filter(gift=gift) if gift else found
    return with_counts(found).order_by("-at", "-pk")


def with_counts(favours: FavourQuerySet) -> QuerySet[Favour]:
    """With how many came forward for each, and how many of them helped."""
    return favours.annotate(
        came=Count("answers", filter=Q(answers__step_back=None)),
        helped=Count("answers", filter=Q(answers__promise__confirmation__isnull=False)),
    )


def rows(viewer: Person, favours: Sequence[Favour]) -> list[Row]:
    """Rows of favours with their counts, without another query."""
    return [
        Row(favour, getattr(favour, "came", 0), getattr(favour, "helped", 0), favour.by_id == viewer.pk)
        for favour in favours
    ]


def by_gift(viewer: Person, community: Community) -> dict[str, int]:
    """How many open asks and offers the viewer sees of each kind of gift, every kind named."""
    seen = Favour.objects.visible_to(viewer).open().filter(community=community).order_by()
    counted = dict(seen.values_list("gift").annotate(Count("pk")))
    return {gift: counted.get(gift, 0) for gift in Gift.values}


def count(viewer: Person, community: Community) -> int:
    """How many open asks the viewer sees in the community."""
    return Favour.objects.visible_to(viewer).open().asks().filter(community=community).count()
