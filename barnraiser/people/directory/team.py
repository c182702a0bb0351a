"""People put together: which of the five sectors are there, and which are missing."""

from collections.abc import Sequence
from dataclasses import dataclass

from ..models import Listed, Person, Sector
from .rows import Row, rows
from .search import look
from .wanted import Wanted


@dataclass(frozen=True, slots=True)
class Bench:
    """One sector of a team. People who name none, or show none, sit on a bench without one."""

    sector: str
    label: str
    rows: Sequence[Row]


def members(viewer: Person, codes: Sequence[str]) -> list[Row]:
    """The people with these codes whom the viewer may find, in the order they were chosen."""
    looked = look(viewer, Wanted())
    found = Listed.objects.filter(looked.seen, person__code__in=codes).select_related("person")
    by_code = {row.person.code: row for row in rows(looked, list(found.prefetch_related("interests")))}
    return [by_code[code] for code in dict.fromkeys(codes) if code in by_code]


def benches(team: Sequence[Row]) -> list[Bench]:
    """All five sectors, whether or not anybody is there, and whoever is of none."""
    found = [Bench(s.value, s.label, [row for row in team if row.person.sector == s.value]) for s in Sector]
    unsaid = [row for row in team if not row.person.sector]
    return [*found, Bench("", "Sector not said", unsaid)] if unsaid else found


def missing(team: Sequence[Row]) -> list[Sector]:
    """The sectors nobody is of; media first, because ideas travel when somebody tells them."""
    there = {row.person.sector for row in team}
    return sorted((s for s in Sector if s.value not in there), key=lambda s: s != Sector.MEDIA)
