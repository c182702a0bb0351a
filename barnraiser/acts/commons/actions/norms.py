"""How the members talk with each other: said by a decision, and by nothing else."""

from django.db import transaction

from barnraiser.communities import actions as communities
from barnraiser.communities.models import Community
from barnraiser.ground import clock
from barnraiser.ground.refs import Ref
from barnraiser.ground.verdict import Refused

from ..models import Norm
from ..queries import standing_norm
from ..rules import is_norm


@transaction.atomic
def adopt_norm(*, community: Community, text: str, number: int, decision: Ref) -> Norm:
    """From now on this stands where members write. `number` is of the one that was read: 0 where none stood."""
    communities.hold(community)
    is_norm(text).require()
    standing = standing_norm(community)
    if (standing.number if standing else 0) != number:
        raise Refused("How we talk was changed since this was proposed. Read it again, and propose anew.")
    now = clock.now()
    Norm.objects.filter(community=community, until=None).update(until=now)
    norm = Norm.objects.create(
        community=community, number=number + 1, text=text.strip(), since=now, decided_by=str(decision)
    )
    communities.log_power(
        community=community, what="How we talk with each other was changed", by=None, about=decision
    )
    return norm
