"""How far a need has come: in words given, words counted on, and things received."""

from collections.abc import Iterable
from dataclasses import dataclass

from django.db.models import Count, Exists, OuterRef, Q, QuerySet, Sum

from barnraiser.people.models import Person

from ..models import Campaign, Challenge, Need, Pledge, Step
from .sight import needs_visible_to


@dataclass(frozen=True, slots=True)
class Progress:
    """Of one need: everything pledged, the part of it that is counted on, and the part of that that has come."""

    pledged: int = 0
    confirmed: int = 0
    delivered: int = 0
    givers: int = 0

    @property
    def awaited(self) -> int:
        """Counted on and not here yet."""
        return self.confirmed - self.delivered

    @property
    def offered(self) -> int:
        """Pledged, and nobody has said yes yet."""
        return self.pledged - self.confirmed


@dataclass(frozen=True, slots=True)
class Mark:
    """The mark to beat: an earlier one in plain words, or another campaign of the community with its address."""

    amount: int
    words: str
    url: str
    challenge: Challenge


def progress(needs: Iterable[Need]) -> dict[int, Progress]:
    """By key, for every one of the needs, in one query."""
    keys = [need.pk for need in needs]
    rows = (
        Pledge.objects.filter(need__in=keys)
        .standing()
        .order_by()
        .annotate(is_sure=_stepped(Step.Kind.CONFIRMED), is_here=_stepped(Step.Kind.RECEIVED))
        .values("need_id")
        .annotate(
            pledged=Sum("amount"),
            confirmed=Sum("amount", filter=Q(is_sure=True) | Q(is_here=True), default=0),
            delivered=Sum("amount", filter=Q(is_here=True), default=0),
            givers=Count("pk"),
        )
    )
    found = {
        row["need_id"]: Progress(row["pledged"], row["confirmed"], row["delivered"], row["givers"])
        for row in rows
    }
    return {key: found.get(key, Progress()) for key in keys}


def _stepped(kind: Step.Kind) -> Exists:
    return Exists(Step.objects.filter(pledge=OuterRef("pk"), kind=kind))


def marks(viewer: Person, needs: Iterable[Need]) -> dict[int, Mark]:
    """By the key of the need, the mark to beat where there is one."""
    rows = list(Challenge.objects.filter(need__in=[need.pk for need in needs]))
    rivals = needs_visible_to(viewer).in_bulk([row.against_id for row in rows if row.against_id])
    found = {}
    for row in rows:
        rival = rivals.get(row.against_id or 0)
        words = rival.campaign.title if rival else row.words or "an earlier mark"
        found[row.need_id] = Mark(row.amount, words, rival.campaign.get_absolute_url() if rival else "", row)
    return found


def rivals(viewer: Person, need: Need) -> QuerySet[Need]:
    """Needs of other campaigns of its community that are counted alike, and have come to something.

    Everybody who reads the mark may see these; what another community came to is not for them to read here.
    """
    here = needs_visible_to(viewer).filter(campaign__community=need.campaign.community_id)
    alike = here.filter(kind=need.kind, currency=need.currency)
    counted = Exists(Pledge.objects.filter(need=OuterRef("pk")).standing().with_step(Step.Kind.CONFIRMED))
    return alike.exclude(campaign=need.campaign_id).filter(counted).order_by("-campaign__at", "pk")


def needs_of(viewer: Person, campaign: Campaign) -> list[Need]:
    return list(needs_visible_to(viewer).filter(campaign=campaign).order_by("at", "pk"))
