"""What a viewer sees at all. Everything else here begins with these."""

from collections.abc import Iterable, Mapping

from django.db.models import Q, QuerySet

from barnraiser.ground.manifest import CardView
from barnraiser.people.models import Person

from ..models import Campaign, Endorsement, Milestone, Need, Owner, Pledge, Point, Result
from ..models.campaign import CampaignQuerySet
from ..models.need import NeedQuerySet
from ..models.pledge import PledgeQuerySet


def visible_to(viewer: Person | None) -> CampaignQuerySet:
    return Campaign.objects.visible_to(viewer).select_related(
        "community", "by", "closing__by", "conversation"
    )


def needs_visible_to(viewer: Person | None) -> NeedQuerySet:
    return Need.objects.visible_to(viewer).select_related(
        "campaign__community", "campaign__closing", "challenge"
    )


def pledges_visible_to(viewer: Person | None) -> PledgeQuerySet:
    """The viewer’s own, also in a community they have left, and those given to a campaign the viewer carries."""
    return Pledge.objects.visible_to(viewer).select_related(
        "need__campaign__community", "need__campaign__closing", "by"
    )


def milestones_visible_to(viewer: Person | None) -> QuerySet[Milestone]:
    rows = Milestone.objects.filter(campaign__in=Campaign.objects.visible_to(viewer).values("pk"))
    return rows.select_related("campaign__community", "campaign__closing", "owner", "completion")


def points_visible_to(viewer: Person | None) -> QuerySet[Point]:
    rows = Point.objects.filter(campaign__in=Campaign.objects.visible_to(viewer).values("pk"))
    return rows.select_related("campaign__community", "campaign__closing", "by", "settlement")


def results_visible_to(viewer: Person | None) -> QuerySet[Result]:
    rows = Result.objects.filter(campaign__in=Campaign.objects.visible_to(viewer).values("pk"))
    return rows.select_related("campaign__community", "campaign__closing", "by")


def part_of(viewer: Person, campaign: Campaign) -> Owner | None:
    """The part the viewer carries."""
    rows = Owner.objects.standing().filter(campaign=campaign, person=viewer)
    return rows.select_related("campaign__community", "campaign__closing").first()


def asked_of(viewer: Person, campaign: Campaign) -> Owner | None:
    """The part the viewer was asked to carry and has not answered."""
    rows = Owner.objects.asked().filter(campaign=campaign, person=viewer)
    return rows.select_related("campaign__community", "campaign__closing", "asked_by").first()


def signed_need(viewer: Person, campaign: Campaign) -> Need | None:
    """The campaign’s list of signatures, where it collects them."""
    return needs_visible_to(viewer).filter(campaign=campaign, kind=Need.Kind.SIGNATURES).first()


def endorsement_of(viewer: Person, campaign: Campaign) -> Endorsement | None:
    rows = Endorsement.objects.filter(campaign=campaign, by=viewer)
    return rows.select_related("campaign__community", "campaign__closing").first()


def cards(viewer: Person, codes: Iterable[str]) -> Mapping[str, CardView]:
    rows = visible_to(viewer).filter(code__in=list(codes))
    return {
        row.code: CardView(row.title, row.get_absolute_url(), within=row.community, by=row.by) for row in rows
    }


def need_cards(viewer: Person, codes: Iterable[str]) -> Mapping[str, CardView]:
    rows = needs_visible_to(viewer).filter(code__in=list(codes)).select_related("by")
    return {
        row.code: CardView(
            f"{row.title} ({row.campaign.title})",
            row.get_absolute_url(),
            within=row.campaign.community,
            by=row.by,
        )
        for row in rows
    }


def pledge_cards(viewer: Person, codes: Iterable[str]) -> Mapping[str, CardView]:
    """To its two sides a pledge leads to its own page; to others, if it was given by name, to what it is for."""
    codes = list(codes)
    theirs = set(Pledge.objects.visible_to(viewer).filter(code__in=codes).values_list("code", flat=True))
    in_sight = Need.objects.visible_to(viewer).values("pk")
    seen = Pledge.objects.filter(Q(need__in=in_sight) | Q(code__in=theirs), code__in=codes)
    found = {}
    for row in seen.select_related("need__campaign"):
        if row.code in theirs or not row.quiet:
            url = row.get_absolute_url() if row.code in theirs else row.need.get_absolute_url()
            found[row.code] = CardView(f"{row.need.title} ({row.need.campaign.title})", url)
    return found
