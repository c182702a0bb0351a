"""Where one person is known: their ties by sector, and the communities they are a part of. For that person alone."""

from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass

from barnraiser.communities.models import Community
from barnraiser.people.models import Sector

from .depths import Circle

GOAL = 5
ORDER = (Sector.PRIVATE, Sector.PUBLIC, Sector.ACADEMIA, Sector.NONPROFIT, Sector.MEDIA)


@dataclass(frozen=True, slots=True)
class Bar:
    """How many of the ties are to people of one sector. `width` is in hundredths of the longest."""

    sector: str
    count: int
    width: int


@dataclass(frozen=True, slots=True)
class Known:
    """The five sectors, also the empty ones; how many named none; and five communities as a goal of one's own."""

    bars: tuple[Bar, ...]
    unsaid: int
    rooms: tuple[Community, ...]

    @property
    def to_go(self) -> int:
        return max(GOAL - len(self.rooms), 0)


def known(circle: Circle, rooms: Sequence[Community]) -> Known:
    counts = Counter(contact.person.sector for contact in circle.contacts)
    longest = max([counts[sector] for sector in ORDER], default=0) or 1
    bars = (Bar(sector.value, counts[sector], round(100 * counts[sector] / longest)) for sector in ORDER)
    return Known(tuple(bars), counts[""], tuple(rooms))
