"""Which sectors and places a list reaches, and which are empty: media above all."""

from collections.abc import Sequence
from dataclasses import dataclass

from barnraiser.people.models import Person, Sector

from .. import near, queries
from ..near import Reach

ORDER = (Sector.PRIVATE, Sector.PUBLIC, Sector.ACADEMIA, Sector.NONPROFIT, Sector.MEDIA)
WHERE = {
    Reach.PLACE: "In my own place",
    Reach.COUNTRY: "Elsewhere in my country",
    Reach.ANYWHERE: "Further in the world",
}
MISSING = {
    Sector.MEDIA: "Nobody from the media: what you do travels when somebody tells it.",
    Sector.PUBLIC: "Nobody from the public sector: rules and budgets are made there.",
    Sector.PRIVATE: "Nobody from the private sector: most things are made and sold there.",
    Sector.ACADEMIA: "Nobody from academia: somebody there may know why it works, or does not.",
    Sector.NONPROFIT: "Nobody from the non-profit sector: people there care without being paid to.",
    Reach.PLACE: "Nobody in your own place: those are the people you meet without planning to.",
    Reach.COUNTRY: "Nobody elsewhere in your country.",
    Reach.ANYWHERE: "Nobody further in the world: somebody there has tried it another way.",
}


@dataclass(frozen=True, slots=True)
class Cover:
    """One sector or one reach: how many of the list are there, and where to look for somebody."""

    value: str
    label: str
    count: int
    url: str

    @property
    def missing(self) -> str:
        """What it means that nobody is there."""
        return MISSING[self.value]  # type: ignore[index]


@dataclass(frozen=True, slots=True)
class Coverage:
    """`places` are those the viewer said enough about to tell; `unplaced` how many could not be placed."""

    sectors: tuple[Cover, ...]
    places: tuple[Cover, ...]
    unsaid: int
    unplaced: int

    @property
    def empty_sectors(self) -> list[Cover]:
        """Media first: it is the one that is missed most and noticed least."""
        found = [one for one in self.sectors if not one.count]
        return sorted(found, key=lambda one: one.value != Sector.MEDIA)

    @property
    def empty_places(self) -> list[Cover]:
        return [one for one in self.places if not one.count]

    @property
    def lacks_media(self) -> bool:
        return any(one.value == Sector.MEDIA for one in self.empty_sectors)


def coverage(viewer: Person, posts: Sequence[queries.Post]) -> Coverage:
    """Of those the viewer still sees; what others no longer show the viewer is not counted."""
    seen = [one for one in posts if one.is_seen]
    reaches = [near.reach_of(viewer, one.person) for one in seen]
    offered = near.offered(viewer) if viewer.country else near.offered(viewer)[:-1]
    return Coverage(
        tuple(_sector(sector, sum(one.sector == sector for one in seen)) for sector in ORDER),
        tuple(Cover(each, WHERE[each], reaches.count(each), near.directory(reach=each)) for each in offered),
        sum(not one.sector for one in posts),
        len(posts) - sum(reach in offered for reach in reaches),
    )


def _sector(sector: Sector, count: int) -> Cover:
    return Cover(sector, sector.label, count, near.directory(sector=sector))
