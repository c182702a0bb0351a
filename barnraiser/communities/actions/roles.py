from django.db import transaction

from barnraiser.ground import clock
from barnraiser.ground.refs import Ref
from barnraiser.ground.verdict import Refused
from barnraiser.people.models import Person

from .. import queries
from ..models import Community, Membership, Role, RoleGrant
from ..rules import may_end_grant, may_grant
from .membership import hold
from .power import log_power


@transaction.atomic
def grant(*, by: Person, membership: Membership, role: Role) -> RoleGrant:
    """The member carries the role."""
    may_grant(by, membership).require()
    given, is_new = RoleGrant.objects.get_or_create(
        membership=membership, role=role, until=None, defaults={"granted_by": by, "since": clock.now()}
    )
    if is_new:
        what = f"Gave the role of {Role(role).label.lower()}"
        log_power(community=membership.community, what=what, by=by, toward=membership.person)
    return given


@transaction.atomic
def appoint(
    *, by: Person, community: Community, who: str, role: str, name: str = "", decision: Ref | None = None
) -> RoleGrant:
    """The member with this handle carries the role because the members decided so: nobody gave it."""
    hold(community)
    membership = next(iter(queries.members_called(community, who)), None)
    if membership is None or membership.person.handle != who:
        raise Refused(f"{name or who} is no member of {community.name} now.")
    if role not in Role.values:
        raise Refused("There is no such role.")
    if decision is None:
        return grant(by=by, membership=membership, role=Role(role))
    now = clock.now()
    RoleGrant.objects.filter(membership=membership, role=role, until=None).update(until=now)
    given = RoleGrant.objects.create(membership=membership, role=role, granted_by=None, since=now)
    what = f"Gave the role of {Role(role).label.lower()}"
    log_power(community=community, what=what, by=None, toward=membership.person, about=decision)
    return given


@transaction.atomic
def end_grant(*, by: Person, grant: RoleGrant) -> RoleGrant:
    """The member no longer carries the role. A community always keeps a steward."""
    membership = grant.membership
    hold(membership.community)
    may_end_grant(by, grant).require()
    ended = RoleGrant.objects.filter(pk=grant.pk, until=None).update(until=clock.now())
    grant.refresh_from_db(fields=["until"])
    if ended:
        is_own = by == membership.person
        what = f"{'Laid down' if is_own else 'Ended'} the role of {grant.get_role_display().lower()}"
        log_power(
            community=membership.community, what=what, by=by, toward=None if is_own else membership.person
        )
    return grant
