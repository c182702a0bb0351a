"""Where the viewer and another stand about comparing what matters to each."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from datetime import datetime

from django.urls import reverse

from barnraiser.communities import queries as communities
from barnraiser.ground.manifest import CardView
from barnraiser.people.models import Person

from ..comparing import Found
from ..models import Agreement, Check, Value


@dataclass(frozen=True, slots=True)
class Ground:
    """`is_mutual` is only ever true once the viewer has agreed as well. `found` is there while both agree."""

    has_values: bool
    mine: Agreement | None
    is_mutual: bool
    checked_at: datetime | None
    found: Found | None


def values_of(viewer: Person) -> list[str]:
    """What matters to the viewer, in their order. Nobody else's is ever read for a page."""
    return list(Value.objects.filter(by=viewer).order_by("place").values_list("word", flat=True))


def ground(viewer: Person, other: Person) -> Ground:
    agreed = Agreement.objects.visible_to(viewer).between(viewer, other)
    by = {one.by_id: one for one in agreed}
    is_mutual = len(by) == 2 and communities.shared_by(viewer, other).exists()
    check = Check.objects.filter(by=viewer, person=other).first()
    return Ground(
        has_values=Value.objects.filter(by=viewer).exists(),
        mine=by.get(viewer.pk),
        is_mutual=is_mutual,
        checked_at=check.at if check else None,
        found=Found.read(check.found) if check and is_mutual else None,
    )


def checks_of(viewer: Person) -> list[tuple[Check, Found | None]]:
    """Everybody the viewer compared with, the latest first; what was found only while both agree and share a community."""
    both = Agreement.objects.mutual().filter(by=viewer, toward__in=communities.acquainted(viewer))
    open_to = set(both.values_list("toward_id", flat=True))
    rows = Check.objects.filter(by=viewer).select_related("person").order_by("-at", "-pk")
    return [(row, Found.read(row.found) if row.person_id in open_to else None) for row in rows]


def agreement_cards(viewer: Person, codes: Iterable[str]) -> Mapping[str, CardView]:
    rows = Agreement.objects.visible_to(viewer).filter(code__in=list(codes)).select_related("by", "toward")
    return {agreed.code: _card(viewer, agreed) for agreed in rows}


def _card(viewer: Person, agreed: Agreement) -> CardView:
    other = agreed.toward if agreed.by_id == viewer.pk else agreed.by
    return CardView(f"You and {other.name}", f"{reverse('trust:two', args=[other.handle])}#values")
