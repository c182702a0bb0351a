"""Every read of communities, viewer first."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from typing import Any

from django.db.models import Count, Exists, OuterRef, Prefetch, Q, QuerySet
from django.urls import reverse

from barnraiser.ground import manifest
from barnraiser.ground.web.parts import Tab
from barnraiser.people.models import Person

from .models import Affirmation, Community, Membership, Role, RoleGrant, Rule


def visible_to(viewer: Person | None) -> QuerySet[Community]:
    return Community.objects.visible_to(viewer)


def mine(viewer: Person) -> QuerySet[Community]:
    """The viewer's communities with how many members each has."""
    return (
        Community.objects.filter(pk__in=Community.objects.of(viewer).values("pk"))
        .annotate(member_count=Count("memberships", filter=Q(memberships__until=None)))
        .order_by("name", "pk")
    )


def parents_seen(viewer: Person, communities: Iterable[Community]) -> dict[int, Community]:
    """By key, those that the communities are part of, as far as the viewer may know of them."""
    keys = {community.parent_id for community in communities if community.parent_id is not None}
    return visible_to(viewer).in_bulk(keys)


def open_to(viewer: Person) -> QuerySet[Community]:
    """Those the viewer could join without an invitation."""
    return (
        Community.objects.filter(door=Community.Door.OPEN)
        .exclude(pk__in=Community.objects.of(viewer).values("pk"))
        .annotate(member_count=Count("memberships", filter=Q(memberships__until=None)))
        .order_by("name", "pk")
    )


def member_count(community: Community) -> int:
    return Membership.objects.current().filter(community=community).count()


def acquainted(viewer: Person) -> QuerySet[Membership, int]:
    """Keys of the people the viewer shares a community with."""
    shared = Membership.objects.current().filter(community__in=Community.objects.of(viewer))
    return shared.values_list("person_id", flat=True)


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


def rules_of(community: Community) -> list[Rule]:
    return list(Rule.objects.filter(community=community, until=None))


def named(name: str) -> Community | None:
    """The community with this name or slug, seen or unseen. Of several with one name, only the slug tells which."""
    by_slug = Community.objects.filter(slug=name.lower()).first()
    called = list(Community.objects.filter(name__iexact=name)[:2])
    return by_slug or (called[0] if len(called) == 1 else None)


def all_of(person: Person) -> QuerySet[Membership]:
    """The person's current memberships with their communities, always in one order."""
    rows = Membership.objects.current().filter(person=person)
    return rows.select_related("community", "person").order_by("community_id")


def next_in_line(membership: Membership) -> Membership | None:
    """Who keeps the community when this member is gone: of those who have come in, who carries a role, then who
    has been there longest.
    """
    roles = RoleGrant.objects.filter(membership=OuterRef("pk"), until=None)
    others = Membership.objects.current().filter(
        community_id=membership.community_id, person__account__isnull=False
    )
    return others.exclude(pk=membership.pk).order_by(Exists(roles).desc(), "since", "pk").first()


def affirmation_of(person: Person, community: Community) -> Affirmation | None:
    """What the person said yes to on joining, in the words of that day."""
    rows = Affirmation.objects.filter(membership__person=person, membership__community=community)
    return rows.filter(membership__until=None).first()


def membership_of(person: Person, community: Community) -> Membership | None:
    rows = Membership.objects.current().filter(person=person, community=community)
    return rows.select_related("community", "person").first()


def nested(viewer: Person) -> list[tuple[int, Community]]:
    """The viewer's communities, each below the one it is part of, with how deep it lies."""
    rows = list(mine(viewer))
    here = {community.pk for community in rows}
    inside: dict[int | None, list[Community]] = {}
    for community in rows:
        inside.setdefault(community.parent_id if community.parent_id in here else None, []).append(community)
    return list(_laid_out(inside, None, 0))


def _laid_out(
    inside: Mapping[int | None, list[Community]], parent: int | None, depth: int
) -> Iterable[tuple[int, Community]]:
    for community in inside.get(parent, []):
        yield depth, community
        yield from _laid_out(inside, community.pk, depth + 1)


def stewarded_by(person: Person) -> QuerySet[Community]:
    """Those the person may found another one inside of."""
    grants = RoleGrant.objects.filter(
        membership__person=person, membership__until=None, role=Role.STEWARD, until=None
    )
    return Community.objects.filter(pk__in=grants.values("membership__community"))


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


def export(person: Person) -> Mapping[str, Any]:
    """The person's memberships, with what they affirmed and the roles they carried."""
    rows = Membership.objects.filter(person=person).select_related("community").prefetch_related("grants")
    affirmed = {a.membership_id: a for a in Affirmation.objects.filter(membership__person=person)}
    return {"memberships": [_exported(row, affirmed.get(row.pk)) for row in rows]}


def _exported(row: Membership, said: Affirmation | None) -> Mapping[str, Any]:
    return {
        "community": row.community.name,
        "since": row.since,
        "until": row.until,
        "affirmed": {"purpose": said.purpose, "rules": said.rules, "at": said.at} if said else None,
        "roles": [{"role": g.role, "since": g.since, "until": g.until} for g in row.grants.all()],
    }


def shared_by(viewer: Person, person: Person) -> QuerySet[Community]:
    """The communities both are members of: what the viewer may know of the person's belonging."""
    return Community.objects.filter(pk__in=Community.objects.of(viewer).values("pk")).filter(
        pk__in=Community.objects.of(person).values("pk")
    )


def tabs_for(viewer: Person, community: Community, current: str = "") -> list[Tab]:
    """The tabs of a community as the viewer may use them. `current` is the URL name of the tab the page belongs to."""
    is_member = membership_of(viewer, community) is not None
    return [
        Tab(
            label=tab.label,
            url=reverse(tab.url_name, args=[community.slug]),
            current=tab.url_name == current,
            count=tab.count(viewer, community) if tab.count else None,
        )
        for tab in manifest.tabs()
        if is_member or tab.is_open
    ]


@dataclass(frozen=True, slots=True)
class Doorway:
    label: str
    url: str
    icon: str


def doors_for(viewer: Person, community: Community) -> list[Doorway]:
    """The ways in and out that are open to the viewer, as the apps above offer them."""
    return [
        Doorway(door.label, reverse(door.url_name, args=[community.slug]), door.icon)
        for door in manifest.doors()
        if door.may(viewer, community)
    ]
