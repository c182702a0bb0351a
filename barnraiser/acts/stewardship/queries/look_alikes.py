"""Names in a community that the eye takes for somebody else's. Only its stewards are shown them."""

from barnraiser.communities import queries as communities
from barnraiser.communities.models import Community
from barnraiser.people import queries as people
from barnraiser.people.models import Person
from barnraiser.people.queries.lookalikes import Alike

from ..models import ToldApart


def look_alikes(viewer: Person, community: Community) -> list[tuple[Alike, list[Person], int]]:
    """Each member whose name looks like that of somebody who was in the network before, with those of them the viewer
    knows and how many others there are, but for those a steward has told apart. A constant number of queries.
    """
    told = set(ToldApart.objects.filter(community=community).values_list("person_id", "skeleton"))
    alike = people.lookalikes(communities.members(viewer, community))
    open_ones = [one for one in alike if (one.newest.pk, one.newest.skeleton) not in told]
    keys = {person.pk for one in open_ones for person in one.before}
    known = set(people.visible_to(viewer).filter(pk__in=keys).values_list("pk", flat=True))
    return [
        (one, seen := [p for p in one.before if p.pk in known], len(one.before) - len(seen))
        for one in open_ones
    ]
