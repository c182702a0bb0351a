"""How many a search finds, near and far and in each sector: one question to the database for all of it."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from django.db.models import Count, Q

from .. import countries
from ..models import Sector
from .facets import Facet
from .finding import found, is_near
from .search import Search
from .wanted import Near


@dataclass(frozen=True, slots=True)
class Step:
    """One step of how far away, with how many people there are. `said` is how a sentence goes on to it."""

    near: Near
    label: str
    count: int
    is_chosen: bool
    url: str
    said: str


@dataclass(frozen=True, slots=True)
class Counted:
    """Everybody found, the steps from near to far, and the sectors, each with the rest of the search kept."""

    total: int
    steps: Sequence[Step]
    sectors: Sequence[Facet]


def counted(looked: Search) -> Counted:
    wanted = looked.wanted
    here = is_near(looked, wanted.near)
    sectors = Q(sector__in=wanted.sectors) if wanted.sectors else Q()
    offered = _offered(looked)
    asked = {f"near_{near.name}": _count(sectors & is_near(looked, near)) for near, _, _ in offered}
    asked |= {f"in_{value}": _count(here & Q(sector=value)) for value in Sector.values}
    asked["total"] = _count(sectors & here)
    # What is neither in a sector asked for nor near counts nowhere.
    rows = found(looked, leave={"sectors", "near"})
    rows = rows.filter(sectors | here) if sectors and here else rows
    counts: Mapping[str, int] = rows.aggregate(**asked)
    steps = [
        Step(
            near,
            label,
            counts[f"near_{near.name}"],
            near == wanted.near,
            wanted.but(near=near).link,
            said,
        )
        for near, label, said in offered
    ]
    each = [
        Facet(value, label, counts[f"in_{value}"], value in wanted.sectors) for value, label in Sector.choices
    ]
    return Counted(counts["total"], steps, each)


def _count(condition: Q) -> Count:
    return Count("pk", filter=condition) if condition else Count("pk")


def _offered(looked: Search) -> list[tuple[Near, str, str]]:
    """From one's own place over one's country to anywhere. What the viewer has not said of themselves is no step."""
    viewer = looked.viewer
    offered = [(Near.ANYWHERE, "Anywhere", "")]
    if viewer.country:
        country = f"whole country ({countries.name(viewer.country)})"
        offered.insert(0, (Near.COUNTRY, f"The {country}", f"in the {country}"))
    if looked.town:
        offered.insert(0, (Near.PLACE, viewer.place, f"in {viewer.place}"))
    return offered


def wider(steps: Sequence[Step]) -> Step | None:
    """The next wider step that holds more people than the one chosen, if there is one."""
    chosen = next((k for k, step in enumerate(steps) if step.is_chosen), len(steps))
    return next((step for step in steps[chosen + 1 :] if step.count > steps[chosen].count), None)
