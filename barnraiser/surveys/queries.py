"""Every read of surveys, viewer first. Nobody reads another person's answers; figures only once they stand."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from datetime import datetime
from typing import Any

from django.db.models import Exists, OuterRef, QuerySet

from barnraiser.communities.models import Community
from barnraiser.communities.rules import is_member
from barnraiser.ground.manifest import CardView, Flow, Opening
from barnraiser.people.models import Person

from .instruments import PULSE
from .models import Consent, Decline, Result, Round, RoundQuerySet, Sheet

NEVER = "Nobody has been asked yet. A steward or a host can open a round of two questions, and ten answers are enough."
TOO_FEW = (
    "Fewer than ten people answered. Ten are needed before a figure tells of a group and not of persons."
)


@dataclass(frozen=True, slots=True)
class Figure:
    """A mean with its 95 % interval and how many answered, nought where that is not told. `end` says at which end of
    the scale the figure stops short of it.
    """

    mean: float
    low: float
    high: float
    n: int = 0
    end: str = ""


@dataclass(frozen=True, slots=True)
class Reported:
    """What members said of their trust in the latest closed round: in the place and in the people, never as one."""

    closed_at: datetime | None
    url: str
    asked: int
    place: Figure | None
    people: Figure | None
    refusal: str = ""


def visible_to(viewer: Person | None) -> RoundQuerySet:
    return Round.objects.visible_to(viewer).select_related("community", "by")


def of(viewer: Person, community: Community) -> QuerySet[Round]:
    """The community's rounds, newest first, with what the viewer did about each."""
    mine = Consent.objects.filter(round=OuterRef("pk"), person=viewer)
    aside = Decline.objects.filter(round=OuterRef("pk"), person=viewer)
    rows = visible_to(viewer).filter(community=community)
    return rows.annotate(is_answered=Exists(mine), is_aside=Exists(aside))


def settled(rounds: Iterable[Round]) -> dict[int, Result]:
    """By round, the figures of those that are closed and worked out. Never anything of an open one."""
    return {result.round_id: result for result in Result.objects.filter(round__in=[r.pk for r in rounds])}


def unsettled() -> QuerySet[Round]:
    """Closed rounds whose figures do not stand yet."""
    return Round.objects.closed().filter(result=None)


def result_of(round: Round) -> Result | None:
    return Result.objects.filter(round=round).first()


def consent_of(viewer: Person, round: Round) -> Consent | None:
    return Consent.objects.filter(round=round, person=viewer).first()


def is_aside(viewer: Person, round: Round) -> bool:
    """The viewer said “Not this time”."""
    return Decline.objects.filter(round=round, person=viewer).exists()


def mine(viewer: Person) -> QuerySet[Sheet]:
    """What the viewer answered and has not taken back, newest first."""
    rows = Sheet.objects.filter(consent__person=viewer).select_related("consent__round__community")
    return rows.order_by("-consent__at", "-pk")


def answered_by(viewer: Person) -> QuerySet[Round]:
    """The rounds that hold an answer of the viewer, whether or not they still belong to the community."""
    return Round.objects.filter(consents__person=viewer).select_related("community")


def reported_trust(viewer: Person, community: Community) -> Reported | None:
    """The two figures of the latest closed pulse, apart, or why there are none. None for whoever is no member."""
    if not is_member(viewer, community):
        return None
    rows = Result.objects.filter(round__community=community, round__instrument=PULSE.key)
    result = rows.select_related("round").order_by("-round__closes_at", "-pk").first()
    if result is None:
        return Reported(None, "", 0, None, None, NEVER)
    place, people = (figure_of(result.figures["scales"][key]) for key in ("place", "people"))
    return Reported(
        closed_at=result.round.closes_at,
        url=result.round.get_absolute_url(),
        asked=result.figures["asked"],
        place=place,
        people=people,
        refusal="" if place and people else TOO_FEW,
    )


def figure_of(told: Mapping[str, Any]) -> Figure | None:
    if told.get("refused"):
        return None
    return Figure(told["mean"], told["low"], told["high"], told.get("n", 0), told["end"])


def cards(viewer: Person, codes: Iterable[str]) -> Mapping[str, CardView]:
    rows = visible_to(viewer).filter(code__in=list(codes))
    return {r.code: CardView(r.asks.title, r.get_absolute_url(), r.community.paint) for r in rows}


def openings(viewer: Person) -> list[Opening]:
    """The rounds that ask the viewer, the one that closes first before the others. One query."""
    rows = visible_to(viewer).waiting_for(viewer).order_by("closes_at", "pk")[:10]
    return [_opening(row) for row in rows]


def enclosed(viewer: Person, since: datetime) -> list[CardView]:
    """The rounds that opened since then and wait for the viewer, for the weekly letter."""
    rows = visible_to(viewer).waiting_for(viewer).filter(opened_at__gt=since).order_by("closes_at", "pk")[:10]
    return [CardView(one.title, one.url, within=one.community, words=one.why) for one in map(_opening, rows)]


def _opening(row: Round) -> Opening:
    asker = row.by.name if row.by else "A steward"
    return Opening(
        key=f"surveys.round:{row.code}",
        flow=Flow.SHARES,
        title=row.asks.title,
        why=f"{asker} asks everybody in {row.community.name}. It takes {row.asks.minutes}.",
        because=(
            row.asks.purpose,
            "Nobody sees what you answer. Figures are shown for ten people or more, once the round has closed.",
        ),
        url=row.get_absolute_url(),
        act="Answer, or say not this time",
        community=row.community,
        at=row.closes_at,
    )


def own(person: Person) -> dict[str, Any]:
    """The person's own: what they answered, what they put aside, which rounds they opened."""
    return {
        "answered": [
            {
                "round": sheet.consent.round.asks.title,
                "in": sheet.consent.round.community.name,
                "consented_at": sheet.consent.at.isoformat(),
                "answers": in_words(sheet),
            }
            for sheet in mine(person)
        ],
        "put_aside": [
            {"round": row.round.asks.title, "in": row.round.community.name}
            for row in Decline.objects.filter(person=person).select_related("round__community")
        ],
        "opened": [
            {"round": row.asks.title, "in": row.community.name, "at": row.opened_at.isoformat()}
            for row in Round.objects.filter(by=person).select_related("community")
        ],
    }


def in_words(sheet: Sheet) -> list[dict[str, Any]]:
    """Each question as it was asked, with the answer."""
    questions = sheet.consent.round.asks.questions
    return [
        {"question": question.words, "answer": sheet.answers[key], "of": scale.high}
        for key, (scale, question) in questions.items()
        if key in sheet.answers
    ]
