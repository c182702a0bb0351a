"""The lists of a community’s campaigns: those that run, next day first; those that have ended, last one first."""

from collections import defaultdict
from collections.abc import Sequence
from dataclasses import dataclass

from django.db.models import QuerySet

from barnraiser.communities.models import Community
from barnraiser.people.models import Person

from ..models import Campaign, Need
from .people import carried_by
from .progress import Progress, progress
from .sight import visible_to


@dataclass(frozen=True, slots=True)
class Row:
    """A campaign as a list shows it: who carries it, what it needs first and how far that has come."""

    campaign: Campaign
    owners: list[Person]
    need: Need | None
    progress: Progress | None
    needs: int


def running(viewer: Person, community: Community) -> QuerySet[Campaign]:
    return visible_to(viewer).running().filter(community=community).order_by("until", "pk")


def ended(viewer: Person, community: Community) -> QuerySet[Campaign]:
    rows = visible_to(viewer).filter(community=community, closing__isnull=False)
    return rows.order_by("-closing__at", "-pk")


def count(viewer: Person, community: Community) -> int:
    return Campaign.objects.visible_to(viewer).running().filter(community=community).count()


def rows(campaigns: Sequence[Campaign]) -> list[Row]:
    """What a page of them shows, in three queries."""
    asked: dict[int, list[Need]] = defaultdict(list)
    for need in Need.objects.filter(campaign__in=[c.pk for c in campaigns]).order_by("at", "pk"):
        asked[need.campaign_id].append(need)
    firsts = {key: needs[0] for key, needs in asked.items()}
    come, carry = progress(firsts.values()), carried_by(campaigns)
    found = []
    for campaign in campaigns:
        first = firsts.get(campaign.pk)
        come_to = come[first.pk] if first else None
        found.append(Row(campaign, carry[campaign.pk], first, come_to, len(asked[campaign.pk])))
    return found
