"""What the members may decide about ties."""

from django.db.models import Max

from barnraiser.communities.models import Community
from barnraiser.ground.verdict import Verdict, all_of, provided

from . import policy
from .models import Weight

LEAST, MOST = 0.0, 5.0


def may_reweigh(community: Community, kind: str, weight: float, version: int) -> Verdict:
    """A weight is bounded, only of what forms ties, and not of what was weighed anew meanwhile."""
    return all_of(
        provided(policy.forms_tie(kind), "Acts of this kind form no tie, so they have no weight to change."),
        provided(LEAST <= weight <= MOST, f"A weight lies between {LEAST:g} and {MOST:g}."),
        lambda: provided(
            version_of(community, kind) == version, "This weight was changed by another decision meanwhile."
        ),
    )


def version_of(community: Community, kind: str) -> int:
    """How often the members have changed the kind's weight."""
    rows = Weight.objects.filter(community=community, kind=kind)
    return rows.aggregate(newest=Max("version"))["newest"] or 0
