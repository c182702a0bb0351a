"""Openings that no single app can see: ties that have gone quiet, and somebody to meet."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass

from django.db.models import Count, Q
from django.urls import reverse
from django.utils import timezone

from barnraiser.acts.trust import queries as trust
from barnraiser.communities import queries as communities
from barnraiser.ground.manifest import Flow, Opening, belongings_of
from barnraiser.people import queries as people
from barnraiser.people.models import Person, Sector
from barnraiser.ties.queries import Strand

from .worth import Around

MOST_QUIET = 3
MOST_CONSIDERED = 60


def quiet(viewer: Person, around: Around) -> Iterable[Opening]:
    """Ties that were there once and have faded, the strongest of old first, to people the viewer still sees."""
    faded = [strand for strand in around.strands.values() if strand.was_present and not strand.is_present]
    if not faded:
        return
    faded.sort(key=lambda strand: (-strand.peak, strand.person))
    seen = (
        people.visible_to(viewer)
        .filter(account__isnull=False)
        .in_bulk([strand.person for strand in faded[:MOST_CONSIDERED]])
    )
    chosen = [one for one in faded if one.person in seen][:MOST_QUIET]
    last = trust.lasts(viewer, [seen[strand.person] for strand in chosen])
    near = set(communities.acquainted(viewer).filter(person__in=[strand.person for strand in chosen]))
    for strand in chosen:
        person = seen[strand.person]
        yield _revived(person, strand, last.get(person.pk), is_near=person.pk in near)


def _revived(person: Person, strand: Strand, did: trust.Behind | None, *, is_near: bool) -> Opening:
    """Leads to three small doors, where the two still share a community."""
    last = timezone.localtime(strand.last_at)
    when = f"{last.day} {last:%B %Y}"
    first = person.name.split()[0]
    return Opening(
        key=f"suggestions.quiet:{person.code}:{last:%Y%m%d}",
        flow=Flow.MESSAGES,
        title=f"Say a word to {person.name}",
        why=f"You and {person.name} have gone quiet since {when}.{_did(did)}",
        because=(
            f"The last either of you did toward the other was on {when}.",
            f"Before that there were {strand.act_count} acts between you."
            if strand.act_count > 1
            else "It was the only one.",
            "A tie counts as quiet when nothing has kept it up: about half a year after a single answer, later where there was more.",
        ),
        url=f"{reverse('trust:two', args=[person.handle])}#doors" if is_near else person.get_absolute_url(),
        act="Three small doors" if is_near else f"Go to {first}’s page",
        person=person,
    )


def _did(last: trust.Behind | None) -> str:
    """What the two did last, in words."""
    if last is None:
        return ""
    about = f", “{last.title}”" if last.title else ""
    return f" The last thing: {last.sentence}{about}."


@dataclass(frozen=True, slots=True)
class Meeting:
    """Somebody to meet: who, and the reasons as (term, words)."""

    person: Person
    reasons: tuple[tuple[str, str], ...]
    key: str


def somebody_to_meet(
    viewer: Person, around: Around, openings: Sequence[Opening], put_aside: frozenset[str]
) -> Meeting | None:
    """The member most worth meeting of those the viewer does not know in person: what both care about first, then
    whether they are of a sector the viewer does not reach, then whether there is something to give. Never by standing.
    """
    candidates = [p for p in _candidates(viewer, around) if _key(p) not in put_aside]
    if not candidates:
        return None
    wanted = {opening.person.pk: opening for opening in reversed(openings) if opening.person}
    mine = set(people.interests_of(viewer))
    best = max(candidates, key=lambda person: (*_fit(viewer, person, mine, around, wanted), -person.pk))
    return Meeting(best, tuple(_reasons(viewer, best, mine, around, wanted.get(best.pk))), _key(best))


def _key(person: Person) -> str:
    return f"suggestions.meet:{person.code}"


def _candidates(viewer: Person, around: Around) -> list[Person]:
    """Whom the viewer sees and has not met: those known only from here, and those who care about the same."""
    met = [key for key, strand in around.strands.items() if strand.has_met]
    online = [key for key, strand in around.strands.items() if strand.is_present and not strand.has_met]
    shared = Count("interests", filter=Q(interests__in=viewer.interests.all()))
    rows = (
        people.visible_to(viewer)
        .filter(account__isnull=False)
        .exclude(pk__in=[viewer.pk, *met])
        .annotate(shared=shared)
    )
    rows = rows.filter(Q(pk__in=online) | Q(shared__gt=0)).prefetch_related("interests")
    return list(rows.order_by("-shared", "pk")[:MOST_CONSIDERED])


def _fit(
    viewer: Person, person: Person, mine: set[str], around: Around, wanted: dict[int, Opening]
) -> tuple[int, int, int]:
    common = len(mine & {interest.word for interest in person.interests.all()})
    is_new = int(
        bool(person.sector) and person.sector not in around.sectors and person.sector != viewer.sector
    )
    return common + 2 * is_new + int(person.pk in wanted), is_new, common


def _reasons(
    viewer: Person, person: Person, mine: set[str], around: Around, opening: Opening | None
) -> Iterable[tuple[str, str]]:
    if common := [interest.word for interest in person.interests.all() if interest.word in mine]:
        yield "In common", ", ".join(common).capitalize()
    strand = around.of(person)
    if person.sector and person.sector != viewer.sector and person.sector not in around.sectors:
        yield "New to you", f"You have no tie to the {Sector(person.sector).label.lower()} sector yet"
    elif strand and strand.is_present:
        yield "Only from here", "You have done things toward each other, and never met in person"
    if rooms := belongings_of(viewer, [person.pk])[person.pk]:
        yield "A way in", f"You are both in {' and '.join(room.title for room in rooms[:2])}"
    if opening:
        yield "Give first", opening.title


def sectors_reached(viewer: Person, strands: Iterable[Strand]) -> frozenset[str]:
    """The sectors in which the viewer has a tie now."""
    keys = [strand.person for strand in strands if strand.is_present]
    rows = Person.objects.filter(pk__in=keys).order_by().values_list("sector", flat=True)
    return frozenset(sector for sector in rows.distinct() if sector)


def has_a_room(viewer: Person) -> bool:
    """Whether the viewer belongs anywhere."""
    return communities.rooms_of(viewer).exists()
