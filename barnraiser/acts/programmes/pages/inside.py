"""A community's organisations: who takes part, who asks to, and what the viewer could do."""

from typing import Any

from django.core.paginator import Page
from django.db.models import QuerySet

from barnraiser.communities import queries as communities
from barnraiser.communities import rules as communities_rules
from barnraiser.communities.models import Community
from barnraiser.organisations import rules as organisations
from barnraiser.organisations.models import Organisation
from barnraiser.people.models import Person

from .. import queries
from ..forms import RefuseForm
from ..models import Programme, Seat

TAB = "programmes:inside"


def seats_taken(community: Community) -> QuerySet[Seat]:
    """Whose programmes take part, by the name of the organisation."""
    rows = (
        Seat.objects.taken()
        .filter(community=community)
        .select_related("programme__organisation", "community")
    )
    return rows.order_by("programme__organisation__name", "pk")


def inside(
    viewer: Person,
    community: Community,
    page: Page[Seat],
    refusing: tuple[Seat, RefuseForm] | None = None,
) -> dict[str, Any]:
    asking = []
    for seat in queries.asking(viewer, community):
        form = (
            refusing[1] if refusing and refusing[0].pk == seat.pk else RefuseForm(auto_id=f"id_{seat.pk}_%s")
        )
        own = organisations.is_responsible(viewer, seat.programme.organisation)
        asking.append((seat, form, own))
    mine = Programme.objects.standing().filter(organisation__in=Organisation.objects.of(viewer).values("pk"))
    there = Seat.objects.filter(community=community, until=None)
    free = mine.exclude(pk__in=there.values("programme")).select_related("organisation")
    return {
        "community": community,
        "tabs": communities.tabs_for(viewer, community, TAB),
        "page": page,
        "guests": queries.guests(viewer, community, list(page)),
        "asking": asking,
        "is_steward": bool(communities_rules.may_steward(viewer, community)),
        "free": list(free.order_by("organisation__name", "pk")),
    }
