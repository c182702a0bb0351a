"""What an act would do for the viewer's capital, in words and as a place in the order. A guess, and said as one."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass, replace
from datetime import datetime, timedelta

from barnraiser.ground import clock
from barnraiser.ground.manifest import Flow, Opening
from barnraiser.people.models import Person, Sector
from barnraiser.ties.queries import Strand

SOON = timedelta(days=2)


@dataclass(frozen=True, slots=True)
class Around:
    """The viewer's own ties, by the other's key, and the sectors they reach into already."""

    strands: Mapping[int, Strand]
    sectors: frozenset[str]

    def of(self, person: Person) -> Strand | None:
        return self.strands.get(person.pk)


def weighed(viewer: Person, openings: Iterable[Opening], around: Around) -> list[Opening]:
    """The openings in the order in which they are worth showing: what is due first, then what would do most.

    Each says in its facts what it would raise. Within one worth the order the apps gave stays.
    """
    now = clock.now()
    found = [(opening, *gain(viewer, opening, around)) for opening in openings]
    ordered = sorted(found, key=lambda row: (-_is_due(row[0].at, now), -row[1]))
    return [_with(opening, said) for opening, _, said in ordered]


def _is_due(at: datetime | None, now: datetime) -> bool:
    return at is not None and at - now <= SOON


def _with(opening: Opening, said: str) -> Opening:
    return replace(opening, because=(*opening.because, said)) if said else opening


def gain(viewer: Person, opening: Opening, around: Around) -> tuple[int, str]:
    """How much the act would do, from nought to three, and for which kind of capital, in a sentence."""
    person = opening.person
    if person is None or person == viewer:
        return 0, ""
    strand = around.of(person)
    if _reaches_anew(viewer, person, around):
        return (
            3,
            f"It would raise bridging: you have no tie to the {Sector(person.sector).label.lower()} sector yet.",
        )
    if strand is None:
        if person.sector and viewer.sector and person.sector != viewer.sector:
            return 2, f"It would raise bridging: {person.name} is of another sector, and you have no tie yet."
        return 1, f"It would begin a tie with {person.name}."
    if not strand.is_present:
        return 2, f"It would bring back your tie with {person.name}, which has gone quiet."
    if opening.flow == Flow.MEETS and not strand.has_met:
        return 2, f"You and {person.name} know each other only from here. Trust grows mostly in person."
    if opening.flow == Flow.GIVES and strand.took > strand.gave:
        return 2, f"It would raise reciprocity: {person.name} has done more for you than you for them."
    return 0, f"It would strengthen your tie with {person.name}."


def _reaches_anew(viewer: Person, person: Person, around: Around) -> bool:
    return bool(person.sector and person.sector != viewer.sector and person.sector not in around.sectors)
