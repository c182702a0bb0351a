"""How many a search finds, near and far and in each sector: one question to the database for all of it."""

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass

from django.db.models import Count, Q, QuerySet

from .. import countries
from ..models import Listed, Sector
from .finding import FEW, found, is_near, narrowed
from .search import Search
from .wanted import Near

# The sector, country and town of an entry; a step, how it is called and how a sentence goes on to it.
type Place = tuple[str, str, str]
type Offered = tuple[Near, str, str]


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
class Facet:
    """One thing to narrow by; without a count where so many are found that it would keep the reader waiting."""

    value: str
    label: str
    count: int | None
    is_chosen: bool


@dataclass(frozen=True, slots=True)
class Counted:
    """How many are found, the steps from near to far, and the sectors, each with the rest of the search kept; and the
    entries of those who are found, to ask more of.
    """

    total: int
    steps: Sequence[Step]
    sectors: Sequence[Facet]
    people: QuerySet[Listed]


def counted(looked: Search) -> Counted:
    """Whoever is found, and how many there are. A few are read once and counted here; of many, the database counts."""
    offered = _offered(looked)
    few = _few(looked)
    counts = _in_database(looked, offered) if few is None else _in_hand(looked, offered, few)
    wanted, total = looked.wanted, counts["total"]
    steps = [
        Step(near, label, counts[near], near == wanted.near, wanted.but(near=near).link, said)
        for near, label, said in offered
    ]
    sectors = [Facet(value, label, counts[value], value in wanted.sectors) for value, label in Sector.choices]
    if few is None:
        return Counted(total, steps, sectors, narrowed(looked, total))
    fit = _fits(looked, wanted.near, wanted.sectors)
    keys = [key for place, keys in few.items() if fit(place) for key in keys]
    return Counted(total, steps, sectors, Listed.objects.filter(pk__among=keys))


def _few(looked: Search) -> Mapping[Place, Sequence[int]] | None:
    """The keys of everybody who counts for something, by sector and place, if those are few."""
    read = list(_counting(looked).order_by().values_list("pk", "sector", "country", "town")[: FEW + 1])
    if len(read) > FEW:
        return None
    few: dict[Place, list[int]] = {}
    for key, sector, country, town in read:
        few.setdefault((sector, country, town), []).append(key)
    return few


def _in_hand(
    looked: Search, offered: Sequence[Offered], few: Mapping[Place, Sequence[int]]
) -> Mapping[str, int]:
    near, sectors = looked.wanted.near, looked.wanted.sectors
    asked = {each.value: _fits(looked, each, sectors) for each, _, _ in offered}
    asked |= {value: _fits(looked, near, [value]) for value in Sector.values}
    asked["total"] = _fits(looked, near, sectors)
    return {name: sum(len(few[place]) for place in few if fit(place)) for name, fit in asked.items()}


def _fits(looked: Search, near: Near, sectors: Sequence[str]) -> Callable[[Place], bool]:
    """Whether an entry is as near, and of one of the sectors: the same as `is_near` and `sector__in` ask."""
    country, town = looked.viewer.country, looked.town

    def is_near(there: str, place: str) -> bool:
        if near == Near.PLACE:
            return bool(town) and (there, place) == (country, town)
        return near == Near.ANYWHERE or (bool(country) and there == country)

    return lambda at: (not sectors or at[0] in sectors) and is_near(at[1], at[2])


def _in_database(looked: Search, offered: Sequence[Offered]) -> Mapping[str, int]:
    wanted = looked.wanted
    here = is_near(looked, wanted.near)
    sectors = Q(sector__in=wanted.sectors) if wanted.sectors else Q()
    asked = {f"near_{near}": _count(sectors & is_near(looked, near)) for near, _, _ in offered}
    asked |= {f"in_{value}": _count(here & Q(sector=value)) for value in Sector.values}
    counts = _counting(looked).aggregate(**asked, total=_count(sectors & here))
    return {name.removeprefix("near_").removeprefix("in_"): count for name, count in counts.items()}


def _counting(looked: Search) -> QuerySet[Listed]:
    """Who fits wherever they are and whatever their sector. Who is neither in a sector asked for nor near counts nowhere."""
    rows, near = found(looked, leave={"sectors", "near"}), is_near(looked, looked.wanted.near)
    sectors = Q(sector__in=looked.wanted.sectors) if looked.wanted.sectors else Q()
    return rows.filter(sectors | near) if sectors and near else rows


def _count(condition: Q) -> Count:
    return Count("pk", filter=condition) if condition else Count("pk")


def _offered(looked: Search) -> list[Offered]:
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
