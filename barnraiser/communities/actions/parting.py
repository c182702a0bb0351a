"""Hand a role on to a member who agreed."""

from django.db import transaction

from barnraiser.ground.verdict import Refused
from barnraiser.people.models import Person

from .. import queries
from ..models import Community, Role
from .roles import end_grant, grant


@transaction.atomic
def hand_on(*, by: Person, to: Person, community: Community, key: str) -> None:
    """The other carries the role, and the one who hands it on does not. Both stand in the log of power."""
    theirs, own = queries.membership_of(to, community), queries.membership_of(by, community)
    if theirs is None or own is None:
        raise Refused(f"Both have to be members of {community.name}.")
    grant(by=by, membership=theirs, role=Role(key))
    if carried := queries.grant_of(own, key):
        end_grant(by=by, grant=carried)
