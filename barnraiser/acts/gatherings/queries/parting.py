"""What somebody holds here: gatherings ahead that they host."""

from django.utils.dateformat import format as spell
from django.utils.timezone import localtime

from barnraiser.communities.models import Community
from barnraiser.ground.manifest import Holding
from barnraiser.people.models import Person

from ..models import Gathering, Host

MOST = 30


def holds(viewer: Person, community: Community) -> list[Holding]:
    """The gatherings ahead that the viewer hosts in the community, the next first."""
    mine = Host.objects.filter(person=viewer).values("gathering")
    ahead = Gathering.objects.standing().ahead().filter(community=community, pk__in=mine)
    rows = list(ahead.order_by("starts_at", "pk")[:MOST])
    others = set(
        Host.objects.filter(gathering__in=rows).exclude(person=viewer).values_list("gathering", flat=True)
    )
    return [
        Holding(
            key=gathering.code,
            what=f"Hosting “{gathering.title}” on {spell(localtime(gathering.starts_at), 'j F')}",
            said="Others host it too."
            if gathering.pk in others
            else "Nobody else hosts it: it is called off.",
            url=gathering.get_absolute_url(),
            may_hand_on=True,
        )
        for gathering in rows
    ]
