"""Who gave their word on a need, as the viewer may know it, and what became of one pledge."""

from collections.abc import Sequence
from dataclasses import dataclass

from django.db.models import Prefetch, QuerySet

from barnraiser.people.models import Person

from ..models import Campaign, Need, Pledge, Step

ORDER = (
    Step.Kind.NOT_KEPT,
    Step.Kind.LET_GO,
    Step.Kind.RECEIVED,
    Step.Kind.DELIVERED,
    Step.Kind.CONFIRMED,
)


@dataclass(frozen=True, slots=True)
class Given:
    """A pledge in a list: where it stands, the last word that counts."""

    pledge: Pledge
    state: str

    @property
    def waits(self) -> bool:
        """It is an owner’s turn."""
        return self.state in ("", Step.Kind.DELIVERED)


def becoming(pledge: Pledge) -> list[Step]:
    """What became of it so far, in order."""
    return list(Step.objects.filter(pledge=pledge).select_related("by"))


def state_of(steps: Sequence[Step]) -> str:
    kinds = {step.kind for step in steps}
    return next((kind.value for kind in ORDER if kind in kinds), "")


def given(viewer: Person, need: Need, *, is_owner: bool) -> QuerySet[Pledge]:
    """The pledges a viewer may know of: those who carry the campaign all, others those given by name, and their own."""
    rows = Pledge.objects.filter(need=need)
    if not is_owner:
        rows = rows.standing()
        rows = rows.named() | rows.filter(by=viewer)
    steps = Prefetch("steps", Step.objects.order_by("at", "pk"), to_attr="taken")
    return rows.select_related("by").prefetch_related(steps).order_by("at", "pk")


def mine(viewer: Person, campaign: Campaign) -> dict[int, Given]:
    """By the key of the need, the viewer’s own pledges."""
    rows = Pledge.objects.filter(need__campaign=campaign, by=viewer).prefetch_related(
        Prefetch("steps", Step.objects.order_by("at", "pk"), to_attr="taken")
    )
    return {row.need_id: Given(row, state_of(_taken(row))) for row in rows}


def _taken(pledge: Pledge) -> list[Step]:
    """The steps that a list fetched along."""
    taken: list[Step] = pledge.taken  # type: ignore[attr-defined]
    return taken
