"""Who is there for whom, whose turn it is, and who is willing to help."""

from collections.abc import Iterable
from datetime import timedelta
from typing import Any

from django.db.models import Count, DateTimeField, Exists, Max, OuterRef, Q, QuerySet, Value
from django.db.models.functions import Coalesce

from barnraiser.acts.conversations.manifest import MENTIONED
from barnraiser.acts.ledger.models import Act
from barnraiser.communities.models import Community, Membership, Role, RoleGrant
from barnraiser.ground import clock
from barnraiser.ground.manifest import Stage, kinds
from barnraiser.people.models import Person

from ..models import Welcome, Willingness
from ..models.welcome import WelcomeQuerySet

HALF_A_YEAR = timedelta(days=183)
WORDS = (Stage.TALKED, Stage.HELPED, Stage.MET)


def host_next_in_turn(community: Community, newcomer: Person) -> Person | None:
    """Of the members who said they would welcome newcomers, or else of its hosts, or else of its stewards, whoever had
    the fewest to welcome in half a year; of several, whose last was longest ago.
    """
    volunteers = Willingness.objects.filter(community=community, welcomes=True).values("person")
    for keys in (volunteers, _carriers(community, Role.HOST), _carriers(community, Role.STEWARD)):
        if host := _by_turn(community, keys).exclude(pk=newcomer.pk).first():
            return host
    return None


def _by_turn(community: Community, keys: QuerySet[Any, Any]) -> QuerySet[Person]:
    here = Membership.objects.current().filter(community=community, person=OuterRef("pk"))
    lately = Q(welcomes_given__community=community, welcomes_given__since__gt=clock.now() - HALF_A_YEAR)
    never = Value(community.founded_at, output_field=DateTimeField())
    return (
        Person.objects.claimed()
        .filter(Exists(here), pk__in=keys)
        .annotate(turns=Count("welcomes_given", filter=lately))
        .annotate(last=Coalesce(Max("welcomes_given__since", filter=lately), never))
        .order_by("turns", "last", "pk")
    )


def _carriers(community: Community, role: Role) -> QuerySet[Any, Any]:
    grants = RoleGrant.objects.filter(
        membership__community=community, membership__until=None, until=None, role=role
    )
    return grants.values("membership__person")


def welcomes_waiting(viewer: Person) -> list[Welcome]:
    """Whom the viewer is named to welcome and has neither written to, nor met, nor called welcomed; the newest first."""
    mine = Welcome.objects.filter(host=viewer, done_at=None).fresh()
    if not mine.exists():
        return []
    rows = _open(mine).select_related("newcomer", "host", "community")
    return list(rows.order_by("-since", "-pk"))


def welcomed_by(viewer: Person) -> list[Welcome]:
    """Who is named to welcome the viewer, where that is still to come."""
    mine = Welcome.objects.filter(newcomer=viewer, host__isnull=False, done_at=None).fresh()
    if not mine.exists():
        return []
    rows = _open(mine)
    return list(rows.select_related("host", "community").order_by("-since", "-pk"))


def _open(rows: WelcomeQuerySet) -> QuerySet[Welcome]:
    """Those that are neither said to be done nor done by an act between the two, while both are there."""
    passed = [code for code, kind in kinds().items() if kind.stage in WORDS] + [MENTIONED.code]
    between = Act.objects.standing().filter(kind__in=passed, at__gte=OuterRef("since"))
    given = between.filter(by=OuterRef("host"), parties__person=OuterRef("newcomer"))
    returned = between.filter(by=OuterRef("newcomer"), parties__person=OuterRef("host"))
    there = Membership.objects.current().filter(community=OuterRef("community"))
    return rows.fresh().filter(
        ~Exists(given),
        ~Exists(returned),
        Exists(there.filter(person=OuterRef("newcomer"))),
        Exists(there.filter(person=OuterRef("host"))),
        done_at=None,
    )


def host_of(newcomer: Person, community: Community) -> Person | None:
    """Who is named to be there for the newcomer."""
    found = Welcome.objects.filter(newcomer=newcomer, community=community).select_related("host").first()
    return found.host if found else None


def welcome_seen(viewer: Person, code: str) -> Welcome | None:
    """The welcome with this code, for the one who gives it and the one who is welcomed."""
    rows = Welcome.objects.filter(Q(host=viewer) | Q(newcomer=viewer), code=code)
    return rows.select_related("host", "newcomer", "community").first()


def willingness_of(person: Person, community: Community) -> Willingness | None:
    return Willingness.objects.filter(person=person, community=community).first()


def beside(viewer: Person, community: Community, keys: Iterable[int]) -> dict[int, str]:
    """By person, whether and with what a member is willing to help: for the other members, beside the membership."""
    if not Community.objects.of(viewer).filter(pk=community.pk).exists():
        return {}
    rows = Willingness.objects.filter(community=community, person__in=list(keys))
    return {row.person_id: row.said for row in rows}
