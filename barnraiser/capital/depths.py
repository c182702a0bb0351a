"""The people one person has a tie with now, by how deep it goes, and those it has gone quiet with. For that person alone."""

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from enum import StrEnum

from barnraiser.acts.trust import queries as trust
from barnraiser.acts.trust.models import Statement
from barnraiser.ground.manifest import Stage
from barnraiser.people import queries as people
from barnraiser.people.models import Person
from barnraiser.ties import queries as ties
from barnraiser.ties.queries import Strand

FACES = 6


class Depth(StrEnum):
    """How deep a tie goes, by what both know to have happened. The deepest first."""

    KEYS = "keys"
    CLOSE = "close"
    WORKING = "working"
    ACQUAINTED = "acquainted"


SAID = {
    Depth.KEYS: ("The keys", "You would hand over the keys, and so would they"),
    Depth.CLOSE: ("Close", "Met in person, and helped each other"),
    Depth.WORKING: ("Working", "Met in person, or one helped the other"),
    Depth.ACQUAINTED: ("Acquainted", "Had to do with each other here"),
}


@dataclass(frozen=True, slots=True)
class Contact:
    """One person the viewer has a tie with. How strong it is decides only whom a page thinks of first, and is not shown."""

    person: Person
    depth: Depth
    strength: float


@dataclass(frozen=True, slots=True)
class Group:
    """The people of one depth, by name."""

    title: str
    meaning: str
    people: tuple[Person, ...]

    @property
    def shown(self) -> tuple[Person, ...]:
        return self.people[:FACES]

    @property
    def rest(self) -> tuple[Person, ...]:
        return self.people[FACES:]


@dataclass(frozen=True, slots=True)
class Circle:
    """Everybody the viewer has a tie with and still sees, by name; whom it has gone quiet with; whom to leave in peace."""

    contacts: tuple[Contact, ...] = ()
    quiet: tuple[Person, ...] = ()
    in_peace: frozenset[int] = frozenset()

    @property
    def groups(self) -> list[Group]:
        return [Group(*SAID[depth], tuple(self.of(depth))) for depth in Depth]

    @property
    def close(self) -> int:
        return sum(contact.depth in (Depth.KEYS, Depth.CLOSE) for contact in self.contacts)

    def of(self, depth: Depth) -> Iterable[Person]:
        return (contact.person for contact in self.contacts if contact.depth == depth)


def circle_of(viewer: Person) -> Circle:
    """The viewer's ties over all communities, in a fixed number of queries."""
    strands, keys = ties.strands_of(viewer), _share_the_keys(viewer)
    seen = _seen(viewer, {*strands, *keys})
    now = [one for one in seen if one.pk in keys or _is_now(strands, one)]
    done = trust.deeds(viewer, now)
    in_peace = frozenset(trust.left_in_peace(viewer))
    return Circle(
        tuple(_contact(one, keys, done[one.pk], strands.get(one.pk)) for one in now),
        tuple(one for one in seen if one.is_claimed and one.pk not in in_peace and _is_quiet(strands, one)),
        in_peace,
    )


def _seen(viewer: Person, keys: set[int]) -> list[Person]:
    rows = people.visible_to(viewer).filter(pk__in=keys).prefetch_related("interests")
    return list(rows.order_by("name", "pk"))


def _share_the_keys(viewer: Person) -> set[int]:
    """With whom it was said both ways. What was said stands, however quiet it gets."""
    keys = {"quality": Statement.Quality.TRUST, "matter": Statement.Matter.KEYS}
    said = set(trust.statements(viewer).filter(**keys).order_by().values_list("by", "toward"))
    return {toward for by, toward in said if by == viewer.pk and (toward, by) in said}


def _is_now(strands: Mapping[int, Strand], person: Person) -> bool:
    return person.pk in strands and strands[person.pk].is_present


def _is_quiet(strands: Mapping[int, Strand], person: Person) -> bool:
    strand = strands.get(person.pk)
    return strand is not None and strand.was_present and not strand.is_present


def _contact(person: Person, keys: set[int], deeds: Sequence[trust.Deed], strand: Strand | None) -> Contact:
    depth = Depth.KEYS if person.pk in keys else _depth(deeds)
    return Contact(person, depth, strand.strength if strand else 0.0)


def _depth(deeds: Sequence[trust.Deed]) -> Depth:
    met = any(deed.is_stage(Stage.MET) for deed in deeds)
    gave, got = any(deed.is_my_help for deed in deeds), any(deed.is_their_help for deed in deeds)
    if met and gave and got:
        return Depth.CLOSE
    return Depth.WORKING if met or gave or got else Depth.ACQUAINTED
