"""The people of one page, and why each of them stands there, in words."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from math import asin, cos, radians, sin, sqrt

from barnraiser.ground import manifest
from barnraiser.ground.manifest import CardView

from .. import countries, queries
from ..models import Listed, Reach, Sector, Tier
from .ordering import order_of
from .search import Search
from .wanted import Order

EARTH = 6371
MOST_GIFTS = 2
DOES = {
    Tier.NEIGHBOUR: "taking part as a neighbour, a learner or a volunteer",
    Tier.PRACTITIONER: "doing this work",
    Tier.DECIDER: "deciding on money, rules or coverage",
}


@dataclass(frozen=True, slots=True)
class Row:
    """One who was found, as the viewer may know them."""

    person: queries.Shown
    why: str
    reasons: Sequence[CardView] = ()


def rows(looked: Search, entries: Sequence[Listed]) -> list[Row]:
    """These entries in their order, each with the reasons."""
    keys = [entry.person_id for entry in entries]
    seen = shown(looked, entries)
    belong = manifest.belongings_of(looked.viewer, keys)
    gifts = manifest.gifts_of(looked.viewer, keys)
    between = _between(looked, keys)
    presence = queries.said_of_presence(looked.viewer, [entry.person for entry in entries])
    return [
        Row(
            seen[entry.person_id],
            _why(looked, entry, presence, belong[entry.person_id], gifts[entry.person_id]),
            between[entry.person_id],
        )
        for entry in entries
    ]


def _between(looked: Search, keys: Sequence[int]) -> dict[int, list[CardView]]:
    """What was asked to be between the viewer and each of them, in words."""
    found: dict[int, list[CardView]] = {key: [] for key in keys}
    for met in looked.between:
        for key, cards in met.reasons(keys).items():
            found[key] += cards
    return found


def shown(looked: Search, entries: Sequence[Listed]) -> dict[int, queries.Shown]:
    """The people as the viewer may know them: a full entry is of somebody who shows the viewer everything."""
    others = [entry.person for entry in entries if entry.reach != Reach.CLOSE]
    partly = queries.shown(looked.viewer, others) if others else {}
    return {
        entry.person_id: partly.get(entry.person_id) or queries.Shown(entry.person, queries.EVERY_PART)
        for entry in entries
    }


def _why(
    looked: Search,
    entry: Listed,
    presence: Mapping[int, str],
    belong: Sequence[CardView],
    gifts: Sequence[str],
) -> str:
    """Whether they came in, what the two have in common, where they differ, what is given, how far it is."""
    said = [presence[entry.person_id]] if entry.person_id in presence else []
    if rooms := [card.title for card in belong if not card.role]:
        said.append(f"You share {listed(rooms)}.")
    if cares := [interest.word for interest in entry.interests.all() if interest.pk in looked.mine]:
        said.append(f"You both care about {listed(cares)}.")
    if looked.wanted.unlike:
        said += _difference(looked, entry)
    if gifts:
        said.append(f"Gives: {'; '.join(gift.rstrip('.') for gift in gifts[:MOST_GIFTS])}.")
    if order_of(looked) == Order.DISTANCE and (far := _kilometres(looked, entry)) is not None:
        said.append(f"About {far} km away." if far else "Right where you are.")
    return " ".join(said)


def _difference(looked: Search, entry: Listed) -> list[str]:
    viewer, differs = looked.viewer, []
    if entry.sector and viewer.sector and entry.sector != viewer.sector:
        differs.append(f"{Sector(entry.sector).label}, where you are {Sector(viewer.sector).label}")
    if entry.country and viewer.country and entry.country != viewer.country:
        differs.append(f"in {countries.name(entry.country)}")
    elif entry.town and viewer.place and entry.town != looked.town:
        differs.append(f"in {entry.person.place}")
    if entry.tier and viewer.tier and entry.tier != viewer.tier:
        differs.append(DOES[Tier(entry.tier)])
    return [f"Another background: {listed(differs)}."] if differs else []


def _kilometres(looked: Search, entry: Listed) -> int | None:
    """As the crow flies, to the next ten: places are known to a tenth of a degree."""
    here = (looked.viewer.latitude, looked.viewer.longitude)
    there = (entry.latitude, entry.longitude)
    if None in here or None in there:
        return None
    (up, across), (other_up, other_across) = _radians(here), _radians(there)
    half = sin((other_up - up) / 2) ** 2 + cos(up) * cos(other_up) * sin((other_across - across) / 2) ** 2
    return round(2 * EARTH * asin(sqrt(half)) / 10) * 10


def _radians(point: tuple[object, ...]) -> tuple[float, float]:
    up, across = (radians(float(str(each))) for each in point)
    return up, across


def listed(words: Sequence[str]) -> str:
    return " and ".join(filter(None, (", ".join(words[:-1]), words[-1])))
