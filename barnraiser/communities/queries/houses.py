"""Which communities somebody may know of."""

from collections.abc import Iterable, Mapping

from django.db.models import Count, Q, QuerySet

from barnraiser.people.models import Person

from ..models import Community, Role, RoleGrant


def visible_to(viewer: Person | None) -> QuerySet[Community]:
    return Community.objects.visible_to(viewer)


def rooms_of(viewer: Person) -> QuerySet[Community]:
    """The viewer's communities, by name."""
    return Community.objects.of(viewer).order_by("name", "pk")


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
    """Those the viewer could join, or ask to be let into, without an invitation."""
    return (
        Community.objects.filter(door__in=[Community.Door.OPEN, Community.Door.ASKED])
        .exclude(pk__in=Community.objects.of(viewer).values("pk"))
        .annotate(member_count=Count("memberships", filter=Q(memberships__until=None)))
        .order_by("name", "pk")
    )


def named(name: str) -> Community | None:
    """The community with this name or slug, seen or unseen. Of several with one name, only the slug tells which."""
    by_slug = Community.objects.filter(slug=name.lower()).first()
    called = list(Community.objects.filter(name__iexact=name)[:2])
    return by_slug or (called[0] if len(called) == 1 else None)


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
    return kept_by(person, Role.STEWARD)


def kept_by(person: Person, *roles: Role) -> QuerySet[Community]:
    """Those in which the person carries one of these roles."""
    grants = RoleGrant.objects.filter(
        membership__person=person, membership__until=None, role__in=roles, until=None
    )
    return Community.objects.filter(pk__in=grants.values("membership__community"))
