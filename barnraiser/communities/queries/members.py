"""Who belongs to a community, and what they carry there."""

from collections.abc import Iterable

from django.db.models import Exists, OuterRef, Prefetch, QuerySet
from django.shortcuts import get_object_or_404

from barnraiser.ground import manifest
from barnraiser.people.models import Person

from ..models import Community, Membership, Role, RoleGrant


def member_count(community: Community) -> int:
    return Membership.objects.current().filter(community=community).count()


def acquainted(viewer: Person) -> QuerySet[Membership, int]:
    """Keys of the people the viewer shares a community with. Joined, so that one person is looked up by their own rooms."""
    mine = {"community__memberships__person": viewer, "community__memberships__until": None}
    return Membership.objects.current().filter(**mine).values_list("person_id", flat=True)


def members(viewer: Person, community: Community) -> QuerySet[Person]:
    """The current members, if the viewer is one of them; nobody otherwise."""
    if not Community.objects.of(viewer).filter(pk=community.pk).exists():
        return Person.objects.none()
    return Person.objects.filter(memberships__community=community, memberships__until=None)


def keepers(community: Community) -> list[tuple[Person, str]]:
    """Who carries a role, with the words for it, stewards first."""
    grants = (
        RoleGrant.objects.filter(membership__community=community, membership__until=None, until=None)
        .select_related("membership__person")
        .order_by("since", "pk")
    )
    roles: dict[Person, list[str]] = {}
    for grant in sorted(grants, key=lambda g: g.role != Role.STEWARD):
        roles.setdefault(grant.membership.person, []).append(grant.get_role_display().lower())
    return [(person, ", ".join(words)) for person, words in roles.items()]


def all_of(person: Person) -> QuerySet[Membership]:
    """The person's current memberships with their communities, always in one order."""
    rows = Membership.objects.current().filter(person=person)
    return rows.select_related("community", "person").order_by("community_id")


def next_in_line(membership: Membership) -> Membership | None:
    """Who keeps the community when this member is gone: of those who have come in, who carries a role, then who
    has been there longest.
    """
    roles = RoleGrant.objects.filter(membership=OuterRef("pk"), until=None)
    others = (
        Membership.objects.current()
        .select_related("person")
        .filter(community_id=membership.community_id, person__account__isnull=False)
    )
    return others.exclude(pk=membership.pk).order_by(Exists(roles).desc(), "since", "pk").first()


def members_called(community: Community, who: str) -> list[Membership]:
    """The current members who came in, with this handle or else by this name: one, several, or none."""
    rows = Membership.objects.current().filter(community=community, person__account__isnull=False)
    rows = rows.select_related("person", "community").order_by("pk")
    handle = who.strip().removeprefix("@").lower()
    return list(rows.filter(person__handle=handle)) or list(rows.filter(person__name__iexact=who.strip())[:2])


def membership_of(person: Person, community: Community) -> Membership | None:
    rows = Membership.objects.current().filter(person=person, community=community)
    return rows.select_related("community", "person").first()


def stand(viewer: Person, community: Community) -> Community:
    """The same row, and from now on it says how the viewer stands there: one query for all that a page asks of it.

    For pages that change nothing. What is to be changed is asked anew, when nobody else can change it any more.
    """
    community.standing = Membership.objects.standing(viewer, community)
    return community


def at(slug: str, viewer: Person | None, *, to_read: bool = False) -> Community:
    """The community at this address, for whoever may know of it; for anybody else it is not there (`Http404`).

    To a page that only reads, which asks for it `to_read`, it says how the reader stands there.
    """
    community = get_object_or_404(Community.objects.visible_to(viewer), slug=slug)
    return stand(viewer, community) if viewer and to_read else community


def memberships(viewer: Person, community: Community) -> QuerySet[Membership]:
    """The current memberships by name, each with its person and standing roles; none if the viewer is no member."""
    rows = Membership.objects.current().filter(community=community, person__in=members(viewer, community))
    standing = RoleGrant.objects.filter(until=None).order_by("since", "pk")
    return (
        rows.select_related("person", "community")
        .prefetch_related(Prefetch("grants", standing, to_attr="standing"))
        .order_by("person__name", "pk")
    )


def membership_at(viewer: Person, community: Community, code: str) -> Membership | None:
    """The current membership of the person with this code."""
    return memberships(viewer, community).filter(person__code=code).first()


def grant_of(membership: Membership, role: str) -> RoleGrant | None:
    rows = RoleGrant.objects.filter(membership=membership, role=role, until=None)
    return rows.select_related("membership__community", "membership__person").first()


def belongs(viewer: Person, keys: Iterable[int]) -> dict[int, list[manifest.CardView]]:
    """By person, the communities the viewer shares with them."""
    rows = Membership.objects.current().filter(
        person__in=list(keys), community__in=Community.objects.of(viewer).values("pk")
    )
    cards: dict[int, list[manifest.CardView]] = {}
    for row in rows.select_related("community").order_by("community__name", "pk"):
        room = row.community
        cards.setdefault(row.person_id, []).append(
            manifest.CardView(room.name, room.get_absolute_url(), room.paint)
        )
    return cards


def shared_by(viewer: Person, person: Person) -> QuerySet[Community]:
    """The communities both are members of: what the viewer may know of the person's belonging."""
    return Community.objects.filter(pk__in=Community.objects.of(viewer).values("pk")).filter(
        pk__in=Community.objects.of(person).values("pk")
    )
