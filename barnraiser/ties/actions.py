"""What the members decide about ties. The ties themselves are worked out by the projector, and follow by themselves."""

from django.db import transaction

from barnraiser.communities import actions as communities
from barnraiser.communities.models import Community
from barnraiser.ground import clock
from barnraiser.ground.refs import Ref

from . import queries
from .models import Weight
from .rules import may_reweigh


@transaction.atomic
def reweigh(*, community: Community, kind: str, weight: float, version: int, decision: Ref) -> Weight:
    """From now on an act of the kind is worth this much here, by decision of the members.

    `version` is how often it had been changed when it was proposed: changed again since, it is refused.
    """
    communities.hold(community)
    may_reweigh(community, kind, weight, version).require()
    Weight.objects.filter(community=community, kind=kind, until=None).update(until=clock.now())
    decided = Weight.objects.create(
        community=community,
        kind=kind,
        weight=weight,
        version=version + 1,
        since=clock.now(),
        decided_by=str(decision),
    )
    said = f"An act counts {weight:g} from now on: {queries.in_words(kind)}"
    communities.log_power(community=community, what=said, by=None, about=decision)
    return decided
