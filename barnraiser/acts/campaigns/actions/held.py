"""The rows that an action holds while it changes them: of two at once, the second waits and then looks afresh.

The lock comes by itself, and what stands around the row is read after it, so that nothing is as old as the waiting.
"""

from django.db import models

from barnraiser.communities.models import Membership
from barnraiser.people.models import Person

from ..models import Campaign, Endorsement, Milestone, Need, Owner, Pledge, Point, Result


def _lock(model: type[models.Model], key: int) -> None:
    model._default_manager.select_for_update(of=("self",)).get(pk=key)


def campaign(found: Campaign) -> Campaign:
    _lock(Campaign, found.pk)
    return Campaign.objects.select_related("community", "conversation", "closing").get(pk=found.pk)


def need(found: Need) -> Need:
    """The need, and its campaign, which must not be closed meanwhile."""
    _lock(Campaign, found.campaign_id)
    _lock(Need, found.pk)
    return Need.objects.select_related("campaign__community", "campaign__closing").get(pk=found.pk)


def pledge(found: Pledge) -> Pledge:
    need(Need.objects.only("campaign_id").get(pk=found.need_id))
    _lock(Pledge, found.pk)
    rows = Pledge.objects.select_related("need__campaign__community", "need__campaign__closing", "by")
    return rows.get(pk=found.pk)


def milestone(found: Milestone) -> Milestone:
    _lock(Campaign, found.campaign_id)
    rows = Milestone.objects.select_related("campaign__community", "campaign__closing", "owner", "completion")
    return rows.get(pk=found.pk)


def point(found: Point) -> Point:
    _lock(Campaign, found.campaign_id)
    rows = Point.objects.select_related("campaign__community", "campaign__closing", "by", "settlement")
    return rows.get(pk=found.pk)


def owner(found: Owner) -> Owner:
    """Somebody’s part, and its campaign: of two who lay theirs down at once, one stays."""
    _lock(Campaign, found.campaign_id)
    rows = Owner.objects.select_related("campaign__community", "campaign__closing", "person", "asked_by")
    return rows.get(pk=found.pk)


def result(found: Result) -> Result:
    _lock(Campaign, found.campaign_id)
    return Result.objects.select_related("campaign__community", "campaign__closing", "by").get(pk=found.pk)


def endorsement(found: Endorsement) -> Endorsement:
    _lock(Campaign, found.campaign_id)
    rows = Endorsement.objects.select_related("campaign__community", "campaign__closing")
    return rows.get(pk=found.pk)


def owners_of(found: Campaign) -> list[Person]:
    """Those who carry the campaign and are still members: whom acts for it are done toward."""
    here = Membership.objects.current().filter(community_id=found.community_id).values("person")
    rows = Owner.objects.standing().filter(campaign=found, person__in=here).select_related("person")
    return [row.person for row in rows]
