"""What a viewer sees at all: of what stands between two, their own half of it; of what one keeps, what they keep."""

from collections.abc import Iterable, Mapping

from django.db.models import Q, QuerySet
from django.urls import reverse

from barnraiser.communities import queries as communities
from barnraiser.ground.manifest import CardView
from barnraiser.people.models import Person

from ..models import Care, Nod, Note, Statement, Target


def statements(viewer: Person | None) -> QuerySet[Statement]:
    """What the viewer says of others, and others of the viewer."""
    return Statement.objects.visible_to(viewer).select_related("by", "toward", "community")


def said_by(viewer: Person) -> QuerySet[Statement]:
    """What the viewer says of others, by their names."""
    return statements(viewer).filter(by=viewer).order_by("toward__name", "toward_id", "since", "pk")


def said_of(viewer: Person) -> QuerySet[Statement]:
    """What others say of the viewer, by their names."""
    return statements(viewer).filter(toward=viewer).order_by("by__name", "by_id", "since", "pk")


def said_between(viewer: Person, other: Person) -> list[Statement]:
    """What the two say of each other, oldest first."""
    return list(
        Statement.objects.visible_to(viewer)
        .between(viewer, other)
        .select_related("by", "toward", "community")
    )


def cares_between(viewer: Person, other: Person) -> tuple[Care | None, Care | None]:
    """The viewer's own, and the other's once both have said so."""
    rows = Care.objects.visible_to(viewer).between(viewer, other)
    by = {care.by_id: care for care in rows}
    return by.get(viewer.pk), by.get(other.pk)


def note_about(viewer: Person, other: Person) -> Note | None:
    return Note.objects.filter(by=viewer, person=other).first()


def left_in_peace(viewer: Person) -> QuerySet[Note, int]:
    """Keys of the people whom the viewer noted as not for them: nothing is suggested about these."""
    return Note.objects.filter(by=viewer, spark=Note.Spark.NOT_FOR_ME).values_list("person_id", flat=True)


def targets(viewer: Person | None) -> QuerySet[Target]:
    """The viewer's own list."""
    rows = Target.objects.visible_to(viewer).select_related("by", "person", "rhythm")
    return rows.prefetch_related("outside")


def target_of(viewer: Person, person: Person) -> Target | None:
    return targets(viewer).filter(person=person).first()


def sharing(viewer: Person, people: Iterable[int]) -> set[int]:
    """Of these people, by key, those the viewer shares a community with now: they have a page of two, and show each other
    what they say of themselves.
    """
    return set(communities.acquainted(viewer).filter(person__in=list(people)))


def statement_cards(viewer: Person, codes: Iterable[str]) -> Mapping[str, CardView]:
    rows = Statement.objects.visible_to(viewer).filter(code__in=list(codes)).select_related("by", "toward")
    return {said.code: _card(viewer, said.by, said.toward, "said") for said in rows}


def care_cards(viewer: Person, codes: Iterable[str]) -> Mapping[str, CardView]:
    rows = Care.objects.visible_to(viewer).filter(code__in=list(codes)).select_related("by", "toward")
    return {care.code: _card(viewer, care.by, care.toward, "care") for care in rows}


def nod_cards(viewer: Person, codes: Iterable[str]) -> Mapping[str, CardView]:
    rows = Nod.objects.filter(Q(by=viewer) | Q(toward=viewer), code__in=list(codes))
    return {
        nod.code: _card(viewer, nod.by, nod.toward, "doors") for nod in rows.select_related("by", "toward")
    }


def _card(viewer: Person, by: Person, toward: Person, place: str) -> CardView:
    other = toward if by.pk == viewer.pk else by
    return CardView(f"You and {other.name}", f"{reverse('trust:two', args=[other.handle])}#{place}")


def who_trust(viewer: Person) -> QuerySet[Statement, int]:
    """Keys of the people who said that they trust the viewer, and stand by it."""
    said = Statement.objects.standing().filter(toward=viewer, quality=Statement.Quality.TRUST)
    return said.order_by().values_list("by_id", flat=True)
