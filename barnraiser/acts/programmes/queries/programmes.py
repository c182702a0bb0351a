"""A programme as its page shows it: guidelines, voices by how much rope they have, history, places, and what was said."""

from dataclasses import dataclass
from datetime import timedelta

from django.db.models import F, OuterRef, Q, QuerySet, Subquery
from django.db.models.functions import Coalesce

from barnraiser.acts.conversations.models import Message, Thanks
from barnraiser.communities.models import Community
from barnraiser.ground import clock
from barnraiser.organisations.models import Organisation
from barnraiser.people.models import Person

from ..models import Answer, Guideline, Level, Mandate, Programme, Review, Seat, Statement

A_QUARTER = timedelta(days=91)


@dataclass(frozen=True, slots=True)
class Rung:
    """One level of rope, and who speaks with it."""

    level: Level
    said: str
    voices: list[Mandate]


@dataclass(frozen=True, slots=True)
class Tally:
    """What a quarter brought: counts of the programme, never of one voice."""

    said: int
    changed: int
    read_first: int
    thanked: int
    answered: int


def guidelines(programme: Programme) -> list[Guideline]:
    """Every version, the newest first."""
    return list(Guideline.objects.filter(programme=programme).select_related("by"))


def latest_guideline(programme: Programme) -> Guideline:
    return Guideline.objects.filter(programme=programme).select_related("by").latest("number")


def reviews(programme: Programme) -> list[Review]:
    """Every time somebody looked at the balance, the newest first."""
    rows = Review.objects.filter(programme=programme)
    return list(rows.select_related("by", "mandate__person"))


def mandates(viewer: Person, programme: Programme) -> QuerySet[Mandate]:
    """All mandates there were, for those who answer for the organisation; the standing ones for everybody else."""
    rows = Mandate.objects.filter(programme=programme)
    if not Organisation.objects.of(viewer).filter(pk=programme.organisation_id).exists():
        rows = rows & Mandate.objects.standing()
    return rows.select_related("person", "given_by", "ended_by", "programme__organisation").order_by(
        "offered_at", "pk"
    )


def rungs(programme: Programme) -> list[Rung]:
    """Who speaks now, by how much rope they have: the open level first."""
    own = Review.objects.filter(mandate=OuterRef("pk")).order_by("-at", "-pk").values("level")[:1]
    for_all = Review.objects.filter(programme=programme, mandate=None).order_by("-at", "-pk").first()
    level = for_all.level if for_all else Level.BEFORE.value
    rows = (
        Mandate.objects.standing()
        .filter(programme=programme)
        .annotate(own_level=Subquery(own))
        .select_related("person", "programme__organisation")
        .order_by("since", "pk")
    )
    by_level: dict[str, list[Mandate]] = {Level.OPEN.value: [], Level.BEFORE.value: []}
    for row in rows:
        by_level[getattr(row, "own_level", None) or level].append(row)
    return [
        Rung(Level.OPEN, "it stands at once, under the guidelines", by_level[Level.OPEN.value]),
        Rung(Level.BEFORE, "somebody else reads it first", by_level[Level.BEFORE.value]),
    ]


def seats(viewer: Person, programme: Programme) -> QuerySet[Seat]:
    """Where it takes part, as far as the viewer is there too; those who answer for it also see where it asks."""
    rows = Seat.objects.filter(programme=programme, until=None).select_related(
        "community", "programme__organisation"
    )
    if Organisation.objects.of(viewer).filter(pk=programme.organisation_id).exists():
        return rows.order_by("asked_at", "pk")
    here = Community.objects.of(viewer).values("pk")
    return rows.filter(community__in=here, since__isnull=False).order_by("asked_at", "pk")


def tally(programme: Programme) -> Tally:
    """What was said under the programme in the last quarter, and what others made of it."""
    said = Statement.objects.filter(mandate__programme=programme, at__gt=clock.now() - A_QUARTER)
    messages = said.values("message")
    changed = Answer.objects.filter(draft__statement__in=said.values("pk"), verdict=Answer.Verdict.CHANGE)
    answers = Message.objects.filter(reply_to__in=messages).filter(Q(by=None) | ~Q(by=F("reply_to__by")))
    return Tally(
        said=said.count(),
        changed=changed.order_by().values("draft").distinct().count(),
        read_first=said.filter(was_read_first=True).count(),
        thanked=Thanks.objects.filter(message__in=messages).count(),
        answered=answers.count(),
    )


def next_reviews(viewer: Person) -> QuerySet[Review]:
    """The newest review of each standing programme of the viewer's organisations."""
    newest = Review.objects.filter(programme=OuterRef("programme"), mandate=None).order_by("-at", "-pk")
    rows = Review.objects.filter(
        programme__in=Programme.objects.standing().filter(
            organisation__in=Organisation.objects.of(viewer).values("pk")
        ),
        pk=Coalesce(Subquery(newest.values("pk")[:1]), 0),
    )
    return rows.select_related("programme__organisation")
