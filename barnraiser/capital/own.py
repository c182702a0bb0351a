"""A person's own figures in words, for that person."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime

from tiework.measures.catalogue import measure as entry_of

from barnraiser.communities.models import Community
from barnraiser.ground.web.parts import How

from .models import OwnReading
from .moments import last_day
from .shown import percent, plain
from .words import day, day_and_time


@dataclass(frozen=True, slots=True)
class OwnFigure:
    title: str
    value: str
    unit: str
    meaning: str
    how: How


@dataclass(frozen=True, slots=True)
class OwnPage:
    """What one person has built in one community."""

    community: Community
    as_of: datetime
    ties: int
    reciprocated: int
    strong: int
    dormant: int
    gave: int
    took: int
    figures: list[OwnFigure]

    @property
    def beam_id(self) -> str:
        return f"in-{self.community.slug}"


_FIGURES = (
    ("bonding", "bonding", "Bonding", "strong ties’ worth", "Close ties that go both ways and that somebody else holds up.", plain),
    ("bridging", "bridging", "Bridging", "people", "Contacts in other groups who do not lead back to the same circle.", plain),
    ("support_ratio", "support_ratio_person", "Support", "of your ties", "Ties that a third person holds up.", percent),
    ("clustering", "local_clustering", "Who know each other", "of the pairs", "Of all pairs among your people, those who have a tie with each other.", percent),
    ("effective_size", "effective_size", "Ways outward", "people’s worth", "Your people, less where one leads to the same others as another does.", plain),
)  # fmt: skip
# These rest on the groups of the whole community, which are worked out now and then; the others follow each act.
_NOW_AND_THEN = {"bridging"}


def own_pages(rows: Sequence[OwnReading]) -> list[OwnPage]:
    """A page for each community, the one with most ties first."""
    return sorted((_page(row) for row in rows), key=lambda page: -page.ties)


def _page(row: OwnReading) -> OwnPage:
    found = row.figures
    return OwnPage(
        community=row.community,
        as_of=last_day(row.as_of),
        ties=found["ties"],
        reciprocated=found["reciprocated_ties"],
        strong=found["strong_ties"],
        dormant=found["dormant_ties"],
        gave=found["gave"],
        took=found["took"],
        figures=[*(_figure(row, *parts) for parts in _FIGURES), _in_person(row)],
    )


def _figure(
    row: OwnReading, key: str, entry_key: str, title: str, unit: str, meaning: str, say: object
) -> OwnFigure:
    value, entry = row.figures.get(key), entry_of(entry_key)
    words = say(value) if value is not None and callable(say) else ""
    reason = row.refusals.get(key)
    notes = [
        ("As of", day(last_day(row.as_of))),
        ("What it cannot see", entry.caveat),
        ("Source", entry.source),
    ]
    if key == "bridging":
        found = (
            "the groups that the ties fall into" if row.grouping == "detected" else "the sectors members gave"
        )
        notes.insert(1, ("Groups", f"Worked out with {found}."))
    if key in _NOW_AND_THEN and row.grouped_at:
        notes[0] = (
            "As of",
            f"{day_and_time(row.grouped_at)}. The other figures here follow each act within moments.",
        )
    why = f"Not known: {reason[0]}; {reason[1]}." if reason else meaning
    return OwnFigure(title, words, unit if words else "", why, How(entry.how, notes))


def _in_person(row: OwnReading) -> OwnFigure:
    """How much of the ties comes from meetings; not known where there is no tie to be a part of."""
    entry, share = entry_of("in_person_share"), row.figures.get("in_person_share")
    notes = [
        ("As of", day(last_day(row.as_of))),
        ("What it cannot see", entry.caveat),
        ("Source", entry.source),
    ]
    how = How(entry.how, notes)
    if share is None:
        reason = row.refusals.get(
            "in_person_share", ("no tie is present now", "this figure needs at least one")
        )
        why = f"Not known: {reason[0]}; {reason[1]}."
        return OwnFigure("Met in person", "", "", why, how)
    meaning = (
        "The part of your ties that comes from being together in person, as far as it was confirmed here."
    )
    return OwnFigure("Met in person", percent(share), "of your ties’ strength", meaning, how)
