"""Which sectors the members of a community belong to: how many where there are enough, and never who."""

from dataclasses import dataclass

from django.db.models import Count

from barnraiser.people.models import Person, Sector

from ..models import Community
from .members import members

SMALLEST = 5


@dataclass(frozen=True, slots=True)
class SectorCover:
    """One sector: nobody, a few, or how many."""

    sector: str
    label: str
    count: int | None

    @property
    def is_empty(self) -> bool:
        return self.count == 0

    @property
    def words(self) -> str:
        if self.count is None:
            return f"fewer than {SMALLEST}"
        return str(self.count) if self.count else "nobody yet"


def sector_coverage(viewer: Person, community: Community) -> list[SectorCover]:
    """The five sectors, also the empty ones; to members, where there are enough of them to tell of nobody."""
    rows = members(viewer, community).filter(account__isnull=False).order_by()
    counts = dict(rows.values_list("sector").annotate(Count("pk", distinct=True)))
    if sum(counts.values()) < SMALLEST:
        return []
    return [SectorCover(sector.value, sector.label, _shown(counts.get(sector.value, 0))) for sector in Sector]


def _shown(count: int) -> int | None:
    return None if 0 < count < SMALLEST else count
