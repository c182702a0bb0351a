"""What somebody holds in a community: the roles they carry."""

from barnraiser.ground.manifest import Holding
from barnraiser.people.models import Person

from ..models import Community, Role, RoleGrant


def holds(viewer: Person, community: Community) -> list[Holding]:
    """The viewer's roles. A steward may hand on what they carry, since a steward may give a role."""
    rows = RoleGrant.objects.filter(
        membership__person=viewer, membership__community=community, membership__until=None, until=None
    )
    grants = list(rows.order_by("since", "pk"))
    is_steward = any(grant.role == Role.STEWARD for grant in grants)
    return [
        Holding(
            key=grant.role,
            what=f"The role of {grant.get_role_display().lower()}",
            said="It ends." if is_steward else "It ends. A steward gives it to somebody else.",
            may_hand_on=is_steward,
        )
        for grant in grants
    ]
