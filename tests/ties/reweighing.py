"""What the tests of weights tell again and again."""

from barnraiser.communities.models import Community
from barnraiser.ground.refs import Ref
from barnraiser.ties import actions
from barnraiser.ties.models import Weight
from barnraiser.ties.rules import version_of

DECISION = Ref("decisions", "proposal", "zemrfn4yuzmt")
REPLIED = "conversations.replied"


def reweighs(community: Community, weight: float, kind: str = REPLIED) -> Weight:
    """The members decided that an act of this kind is worth this much."""
    version = version_of(community, kind)
    return actions.reweigh(community=community, kind=kind, weight=weight, version=version, decision=DECISION)
