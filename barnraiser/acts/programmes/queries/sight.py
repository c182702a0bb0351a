"""What a viewer sees of programmes, and whom they come to know through them. Everything else here begins with these."""

from collections.abc import Iterable, Mapping
from typing import Any

from django.db.models import Q, QuerySet
from django.urls import reverse
from django.utils import timezone
from django.utils.dateformat import format as spell

from barnraiser.communities.models import Community, Role
from barnraiser.ground.manifest import Annex, CardView
from barnraiser.organisations.models import Organisation, Responsibility
from barnraiser.people.models import Person

from ..models import Draft, Mandate, Programme, Seat
from ..models.draft import DraftQuerySet
from ..models.seat import SeatQuerySet


def visible_to(viewer: Person | None) -> QuerySet[Programme]:
    """Those of one's own organisations, those one speaks under, and those that take part where one is a member.

    A steward also sees the programmes that ask to.
    """
    if viewer is None or not viewer.is_claimed:
        return Programme.objects.none()
    rows = Programme.objects.filter(organisation__until=None).select_related("organisation")
    spoken = Mandate.objects.kept().filter(person=viewer)
    shown = Q(pk__in=spoken.values("programme"))
    for met in _met_by(viewer):
        shown |= Q(pk__in=met.values("programme"))
    return rows.filter(Q(organisation__in=_own(viewer)) | (Q(until=None) & shown))


def _own(viewer: Person) -> QuerySet[Responsibility, int]:
    """The organisations the viewer answers for."""
    return Responsibility.objects.current().filter(person=viewer).values_list("organisation_id", flat=True)


def _met_by(viewer: Person) -> tuple[SeatQuerySet, SeatQuerySet]:
    """Where programmes take part and the viewer is a member; where they ask to and the viewer is a steward.

    Each with joins and no subquery: these stand inside of many others, and SQLite reads only so deep.
    """
    here = {"community__memberships__person": viewer, "community__memberships__until": None}
    steward = {
        "community__memberships__grants__role": Role.STEWARD,
        "community__memberships__grants__until": None,
    }
    return Seat.objects.taken().filter(**here), Seat.objects.waiting().filter(**here, **steward)


def acquainted(viewer: Person) -> tuple[QuerySet[Any, int], ...]:
    """Keys of the people behind an organisation: an organisation always shows who answers for it, and those see its voices."""
    spoken = Mandate.objects.kept().filter(person=viewer)
    answering = Responsibility.objects.current().values_list("person_id", flat=True)
    voices = Mandate.objects.kept().filter(
        person__isnull=False,
        programme__organisation__responsibilities__person=viewer,
        programme__organisation__responsibilities__since__isnull=False,
        programme__organisation__responsibilities__until=None,
    )
    met = (spoken, *_met_by(viewer))
    return (
        *(
            answering.filter(organisation__in=rows.values_list("programme__organisation_id", flat=True))
            for rows in met
        ),
        voices.values_list("person_id", flat=True),
    )


def mandates_visible_to(viewer: Person) -> QuerySet[Mandate]:
    """One's own, and those of the organisations one answers for. Who speaks now, a programme's page tells everybody."""
    mine = Q(programme__organisation__in=_own(viewer))
    rows = Mandate.objects.filter(mine | Q(person=viewer))
    return rows.select_related("programme__organisation", "person", "given_by", "ended_by")


def drafts_visible_to(viewer: Person) -> DraftQuerySet:
    """One's own, and those of the organisations one answers for; nobody else's."""
    mine = Q(mandate__programme__organisation__in=_own(viewer))
    rows = Draft.objects.filter(mine | Q(mandate__person=viewer))
    return rows.select_related("mandate__programme__organisation", "mandate__person", "community")


def programme_cards(viewer: Person, codes: Iterable[str]) -> Mapping[str, CardView]:
    rows = visible_to(viewer).filter(code__in=list(codes))
    return {
        row.code: CardView(f"{row.name}, {row.organisation.name}", row.get_absolute_url()) for row in rows
    }


def mandate_cards(viewer: Person, codes: Iterable[str]) -> Mapping[str, CardView]:
    rows = mandates_visible_to(viewer).filter(code__in=list(codes))
    return {
        row.code: CardView(f"a mandate for {row.programme.organisation.name}", row.get_absolute_url())
        for row in rows
    }


def draft_cards(viewer: Person, codes: Iterable[str]) -> Mapping[str, CardView]:
    rows = drafts_visible_to(viewer).filter(code__in=list(codes))
    return {
        row.code: CardView(f"a draft for {row.mandate.programme.organisation.name}", row.get_absolute_url())
        for row in rows
    }


def day(moment: Any) -> str:
    """A day as it stands in a sentence: 2 June 2027."""
    return spell(timezone.localtime(moment), "j F Y")


def belongs(viewer: Person, keys: Iterable[int]) -> dict[int, list[CardView]]:
    """By person, for which organisations they speak, and until when."""
    held = Mandate.objects.standing().filter(person__in=list(keys))
    rows = list(held.select_related("programme__organisation", "person").order_by("expires_at", "pk"))
    seen = visible_to(viewer).in_bulk({row.programme_id for row in rows}) if rows else {}
    cards: dict[int, list[CardView]] = {}
    for row in (row for row in rows if row.programme_id in seen):
        said = f"speaks for it until {day(row.expires_at)}"
        found = CardView(row.programme.organisation.name, row.programme.get_absolute_url(), role=said)
        cards.setdefault(row.person_id or 0, []).append(found)
    return cards


def annexes(viewer: Person, thing: Any) -> list[Annex]:
    """An organisation's programmes and voices, on its page."""
    if not isinstance(thing, Organisation):
        return []
    rows = list(visible_to(viewer).filter(organisation=thing).order_by("-begun_at", "-pk"))
    spoken = Mandate.objects.standing().filter(programme__in=[row.pk for row in rows])
    may_begin = Responsibility.objects.current().filter(organisation=thing, person=viewer).exists()
    begin = CardView("Begin a programme", reverse("programmes:new", args=[thing.slug]))
    return [
        Annex(
            title="Its programmes",
            cards=tuple(CardView(row.name, row.get_absolute_url(), role=_said(row)) for row in rows),
            people=tuple(
                (voice.person, f"{voice.role}, until {day(voice.expires_at)}")
                for voice in spoken.select_related("person").order_by("since", "pk")
            ),
            people_title="Who speaks for it",
            empty="It takes part in nothing that you take part in. A programme says what for, under which guidelines,"
            " and through whom.",
            acts=(begin,) if may_begin else (),
        )
    ]


def _said(programme: Programme) -> str:
    return programme.goal if programme.until is None else f"Ended on {day(programme.until)}. {programme.goal}"


def askable_communities(viewer: Person, programme: Programme) -> QuerySet[Community]:
    """The viewer's communities in which the programme neither takes part nor asks to."""
    there = Seat.objects.filter(programme=programme, until=None)
    return Community.objects.of(viewer).exclude(pk__in=there.values("community")).order_by("name")
