"""Every read of organisations, viewer first. An organisation is seen by whoever sees a person who answers for it."""

from collections.abc import Iterable, Mapping
from typing import Any

from django.db.models import Prefetch, Q, QuerySet

from barnraiser.ground.manifest import CardView, Flow, Opening
from barnraiser.people import queries as people
from barnraiser.people.models import Person

from .models import Organisation, Responsibility
from .models import OrganisationQuerySet as Organisations

ANSWERS = "says who may speak for it here, and stands by what they say"


def visible_to(viewer: Person | None) -> Organisations:
    """Those that stand and whose responsible people the viewer can see, or is, or is asked to be one of."""
    if viewer is None or not viewer.is_claimed:
        return Organisation.objects.none()
    answering = Responsibility.objects.current()
    seen = people.visible_to(viewer).filter(pk__in=answering.values("person"))
    # Asked beforehand: a subquery of subqueries of every app above is more than SQLite can read.
    shown = answering.filter(person__in=list(seen.values_list("pk", flat=True)))
    asked = Responsibility.objects.waiting().filter(person=viewer)
    return Organisation.objects.standing().filter(
        Q(pk__in=shown.values("organisation")) | Q(pk__in=asked.values("organisation"))
    )


def listed(viewer: Person) -> QuerySet[Organisation]:
    """Those the viewer sees, by name, each with the people who answer for it."""
    return visible_to(viewer).prefetch_related(_answering()).order_by("name", "pk")


def mine(viewer: Person) -> QuerySet[Organisation]:
    """Those the viewer answers for."""
    return Organisation.objects.of(viewer).standing().prefetch_related(_answering()).order_by("name", "pk")


def _answering() -> "Prefetch[str]":
    held = Responsibility.objects.current().select_related("person").order_by("since", "pk")
    return Prefetch("responsibilities", held, to_attr="answering")


def responsible_for(organisation: Organisation) -> list[Person]:
    """Who answers for the organisation, who has longest first: an organisation always shows them."""
    held = Responsibility.objects.current().filter(organisation=organisation)
    return [row.person for row in held.select_related("person").order_by("since", "pk")]


def responsibilities(viewer: Person, organisation: Organisation) -> QuerySet[Responsibility]:
    """Who answers for it and who is asked to, for those who answer for it; for others only who does, and themselves."""
    rows = Responsibility.objects.filter(organisation=organisation, until=None)
    if not Responsibility.objects.current().filter(organisation=organisation, person=viewer).exists():
        rows = rows.filter(Q(since__isnull=False) | Q(person=viewer))
    return rows.select_related("organisation", "person").order_by("since", "named_at", "pk")


def responsibility_at(viewer: Person, organisation: Organisation, handle: str) -> Responsibility | None:
    """The standing or waiting responsibility of the person with this handle, where the viewer may know of it."""
    return responsibilities(viewer, organisation).filter(person__handle=handle).first()


def nameable(viewer: Person, organisation: Organisation) -> QuerySet[Person]:
    """Whom the viewer could ask to answer for the organisation too."""
    there = Responsibility.objects.filter(organisation=organisation, until=None).values("person")
    return people.visible_to(viewer).filter(account__isnull=False).exclude(pk__in=there).order_by("name")


def cards(viewer: Person, codes: Iterable[str]) -> Mapping[str, CardView]:
    rows = visible_to(viewer).filter(code__in=list(codes))
    return {row.code: CardView(row.name, row.get_absolute_url()) for row in rows}


def belongs(viewer: Person, keys: Iterable[int]) -> dict[int, list[CardView]]:
    """By person, the organisations the viewer sees that they answer for."""
    held = Responsibility.objects.current().filter(person__in=list(keys)).select_related("organisation")
    rows = list(held.order_by("organisation__name", "pk"))
    # Few answer for one. Whether the viewer sees it is asked only then: it takes longer than all the rest.
    seen = visible_to(viewer).in_bulk({row.organisation_id for row in rows}) if rows else {}
    cards: dict[int, list[CardView]] = {}
    for row in (row for row in rows if row.organisation_id in seen):
        found = CardView(row.organisation.name, row.organisation.get_absolute_url(), role=ANSWERS)
        cards.setdefault(row.person_id, []).append(found)
    return cards


def openings(viewer: Person) -> list[Opening]:
    """The viewer is asked to answer for an organisation."""
    rows = Responsibility.objects.waiting().filter(person=viewer, organisation__until=None)
    asked = rows.select_related("organisation", "named_by").order_by("named_at", "pk")[:3]
    return [_opening(row) for row in asked]


def _opening(row: Responsibility) -> Opening:
    by = row.named_by.name if row.named_by else "Somebody"
    return Opening(
        key=f"organisations.asked:{row.pk}",
        flow=Flow.JOINS,
        title=f"Answer for {row.organisation.name}?",
        why=f"{by} asked you to be one of the people who answer for it.",
        because=(
            "Your name would stand on its page, for everybody who sees it.",
            "Declining is easy, and needs no reason.",
        ),
        url=row.organisation.get_absolute_url(),
        act="Say yes or no",
        person=row.named_by,
        at=row.named_at,
    )


def export(person: Person) -> Mapping[str, Any]:
    """The organisations the person answers for, answered for, or was asked to."""
    rows = Responsibility.objects.filter(person=person).select_related("organisation")
    asked = Responsibility.objects.filter(named_by=person).select_related("organisation")
    return {
        "asked_to_answer": [{"organisation": r.organisation.name, "asked_at": r.named_at} for r in asked],
        "responsibilities": [
            {
                "organisation": row.organisation.name,
                "asked_at": row.named_at,
                "since": row.since,
                "until": row.until,
            }
            for row in rows
        ],
    }
