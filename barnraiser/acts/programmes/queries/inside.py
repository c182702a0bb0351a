"""A community's organisations: whose programmes take part there, through whom, and which ask to."""

from collections.abc import Sequence
from dataclasses import dataclass

from django.db.models import Q

from barnraiser.communities.models import Community, Membership
from barnraiser.communities.rules import may_steward
from barnraiser.organisations.models import Organisation
from barnraiser.people.models import Person

from ..models import Mandate, Seat
from .sight import visible_to


@dataclass(frozen=True, slots=True)
class Guest:
    """A programme that takes part: the people who speak under it here, and the viewer's own mandate if they have one."""

    seat: Seat
    voices: list[Person]
    own: Mandate | None


def count(viewer: Person, community: Community) -> int:
    return Seat.objects.taken().filter(community=community).count()


def guests(viewer: Person, community: Community, rows: Sequence[Seat]) -> list[Guest]:
    """What each of these seats shows, in two queries."""
    programmes = [row.programme_id for row in rows]
    members = Membership.objects.current().filter(community=community).values("person")
    spoken = Mandate.objects.standing().filter(programme__in=programmes, person__in=members)
    voices: dict[int, list[Mandate]] = {}
    for mandate in spoken.select_related("person").order_by("since", "pk"):
        voices.setdefault(mandate.programme_id, []).append(mandate)
    return [_guest(viewer, row, voices.get(row.programme_id, [])) for row in rows]


def _guest(viewer: Person, seat: Seat, spoken: Sequence[Mandate]) -> Guest:
    people = [mandate.person for mandate in spoken if mandate.person]
    own = next((mandate for mandate in spoken if mandate.person_id == viewer.pk), None)
    return Guest(seat, people, own)


def asking(viewer: Person, community: Community) -> list[Seat]:
    """The programmes that ask to take part, for a steward; nothing for anybody else."""
    if not may_steward(viewer, community):
        return []
    rows = Seat.objects.waiting().filter(community=community)
    return list(rows.select_related("programme__organisation", "community", "asked_by"))


def seat_at(viewer: Person, slug: str, code: str) -> Seat | None:
    """The current seat, or asking, of this programme in this community: for its members, and for those who answer for it."""
    own = Q(programme__organisation__in=Organisation.objects.of(viewer).values("pk"))
    here = Q(community__in=Community.objects.of(viewer).values("pk"))
    rows = Seat.objects.filter(own | here, community__slug=slug, programme__code=code, until=None)
    seen = rows.filter(programme__in=visible_to(viewer).values("pk"))
    return seen.select_related("programme__organisation", "community", "asked_by").first()
