"""Every read of communities, viewer first."""

from django.db.models import Count, Q, QuerySet

from barnraiser.people.models import Person

from .models import Community, Membership, Role, RoleGrant, Rule


def visible_to(viewer: Person | None) -> QuerySet[Community]:
    return Community.objects.visible_to(viewer)


def mine(viewer: Person) -> QuerySet[Community]:
    """The viewer's communities with how many members each has."""
    return (
        Community.objects.filter(pk__in=Community.objects.of(viewer).values("pk"))
        .annotate(member_count=Count("memberships", filter=Q(memberships__until=None)))
        .select_related("parent")
    )


def open_to(viewer: Person) -> QuerySet[Community]:
    """Those the viewer could join without an invitation."""
    return (
        Community.objects.filter(door=Community.Door.OPEN)
        .exclude(pk__in=Community.objects.of(viewer).values("pk"))
        .annotate(member_count=Count("memberships", filter=Q(memberships__until=None)))
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


def membership_of(person: Person, community: Community) -> Membership | None:
    rows = Membership.objects.current().filter(person=person, community=community)
    return rows.select_related("community", "person").first()


def shared_by(viewer: Person, person: Person) -> QuerySet[Community]:
    """The communities both are members of: what the viewer may know of the person's belonging."""
    return Community.objects.filter(pk__in=Community.objects.of(viewer).values("pk")).filter(
        pk__in=Community.objects.of(person).values("pk")
    )
