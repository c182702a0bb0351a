"""What came of a gathering: what was agreed, and whom the viewer wants to talk to again."""

from django.db.models import QuerySet

from barnraiser.people.models import Person

from ..models import Gathering, Intention, Step
from .sight import visible_to


def steps(viewer: Person, gathering: Gathering) -> QuerySet[Step]:
    """What was agreed, in the order it was written down; whoever sees the gathering sees it."""
    rows = Step.objects.filter(gathering=gathering, gathering__in=visible_to(viewer).values("pk"))
    return rows.select_related("who", "by", "completion")


def step_visible_to(viewer: Person) -> QuerySet[Step]:
    rows = Step.objects.filter(gathering__in=visible_to(viewer).values("pk"))
    return rows.select_related("gathering__community", "who", "by", "completion")


def intentions(viewer: Person) -> QuerySet[Intention]:
    """The viewer's own, and nobody else's."""
    return Intention.objects.filter(by=viewer).select_related("toward", "gathering")
