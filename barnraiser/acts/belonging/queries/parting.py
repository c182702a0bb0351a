"""What somebody holds before they go, what passes from hand to hand, and why others went."""

from django.db.models import QuerySet

from barnraiser.communities.models import Community
from barnraiser.communities.queries import stewarded_by
from barnraiser.ground.manifest import Holding, holdings
from barnraiser.people.models import Person

from ..models import Handover, Parting

ENOUGH = 5


def holdings_of(viewer: Person, community: Community) -> list[tuple[Holding, Handover | None]]:
    """What the viewer holds there, each with whom they have asked to take it over."""
    asked = {row.key: row for row in handovers_by(viewer, community)}
    return [(holding, asked.get(holding.key)) for holding in holdings(viewer, community)]


def handovers_by(viewer: Person, community: Community) -> QuerySet[Handover]:
    rows = Handover.objects.filter(by=viewer, community=community, until=None)
    return rows.select_related("to", "community", "by")


def handovers_to(viewer: Person) -> QuerySet[Handover]:
    """What others ask the viewer to take over, in communities the viewer is in."""
    mine = Community.objects.of(viewer)
    rows = Handover.objects.filter(to=viewer, until=None, community__in=mine)
    return rows.select_related("by", "to", "community")


def parting_words(viewer: Person, community: Community) -> tuple[int, list[str]]:
    """For a steward, how many said why they left, and their words in no order, once there are five: with fewer, others
    could tell whose they are.
    """
    if not stewarded_by(viewer).filter(pk=community.pk).exists():
        return 0, []
    said = list(Parting.objects.filter(community=community).values_list("words", flat=True))
    return len(said), said if len(said) >= ENOUGH else []
