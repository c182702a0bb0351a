"""Whom the campaign moved, what it changed, and who saw it."""

from django.db.models import Prefetch

from barnraiser.people.models import Person

from ..models import Campaign, Influence, Result, Witness
from ..rules import is_to_be_witnessed, took_part


def influences(campaign: Campaign) -> list[Influence]:
    return list(Influence.objects.filter(campaign=campaign).select_related("by"))


def results(viewer: Person, campaign: Campaign) -> list[tuple[Result, bool]]:
    """Each with those who saw it as `seen_by`, and whether the viewer may say so too."""
    seen = Prefetch("witnesses", Witness.objects.select_related("by").order_by("at", "pk"), to_attr="seen_by")
    rows = list(Result.objects.filter(campaign=campaign).select_related("by").prefetch_related(seen))
    part = took_part(viewer, campaign) if rows else False
    return [(row, _may(viewer, row, part)) for row in rows]


def _may(viewer: Person, result: Result, part: bool) -> bool:
    saw = any(witness.by_id == viewer.pk for witness in result.seen_by)  # type: ignore[attr-defined]
    return bool(is_to_be_witnessed(viewer, result, took_part=part, saw=saw))
