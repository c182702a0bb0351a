from django.db import transaction

from barnraiser.ground import clock
from barnraiser.people.models import Person

from ..models import Membership, Role, RoleGrant
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
