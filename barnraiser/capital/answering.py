"""How a community answers: of its questions, how many somebody answered within a week, and how long the first answer took.

Read anew at each look, from what stands in the conversations; nothing is kept.
"""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime, timedelta
from math import isnan

from django.db.models import OuterRef, Q, Subquery
from tiework.measures.survival import kaplan_meier, wilson

from barnraiser.acts.conversations.models import Audience, Conversation, Message
from barnraiser.communities.models import Community
from barnraiser.ground import clock
from barnraiser.ground.web.parts import How, Measure
from barnraiser.people.models import Person
from barnraiser.ties import queries as ties

from .shown import percent

A_WEEK, HALF_A_YEAR = timedelta(days=7), timedelta(days=182)
FEWEST_QUESTIONS, FEWEST_PEOPLE = 10, 8
MOST, LISTED = 2_000, 50
_WHO = (
    "Questions of the last half year that all members read, without those from an archive. Those who do not want their ties "
    "counted are left out, with their questions and with the questions that they answered first."
)


@dataclass(frozen=True, slots=True)
class Asked:
    """A question, and when somebody else first answered it."""

    question: Conversation
    answered_at: datetime | None

    def waited(self, now: datetime) -> timedelta:
        return max((self.answered_at or now) - self.question.started_at, timedelta(0))


@dataclass(frozen=True, slots=True)
class Answering:
    """What the page shows: two figures or why there is none, and the questions behind them, the newest first."""

    measures: list[Measure]
    refusal: str
    asked: list[Asked]


def answering(viewer: Person, community: Community) -> Answering:
    """The figures for a member of the community."""
    now = clock.now()
    rows, people = _asked(viewer, community, now)
    refusal = refused(rows, people, now)
    measures = [] if refusal else [share(rows, now), wait(rows, now)]
    return Answering(measures, refusal, rows[:LISTED])


def refused(rows: Sequence[Asked], people: int, now: datetime) -> str:
    """Why there is no figure, and what would be enough."""
    known = sum(row.question.started_at <= now - A_WEEK for row in rows)
    if people < FEWEST_PEOPLE:
        return (
            f"{_many(people, 'member') if people else 'No member'} asked or answered first. A figure about fewer than {FEWEST_PEOPLE} people would be "
            "a figure about persons."
        )
    if known < FEWEST_QUESTIONS:
        return (
            f"{_many(known, 'question')} of the last half year {'is' if known == 1 else 'are'} a week old or older. "
            f"From {FEWEST_QUESTIONS} on there is something to say."
        )
    return ""


def share(rows: Sequence[Asked], now: datetime) -> Measure:
    """Of the questions that are at least a week old, those answered within a week of being asked."""
    known = [row for row in rows if row.question.started_at <= now - A_WEEK]
    answered = sum(row.answered_at is not None and row.waited(now) <= A_WEEK for row in known)
    low, high = wilson(answered, len(known))
    return Measure(
        title="Questions answered",
        meaning="Of what members ask each other, how much somebody answers within a week.",
        value=percent(answered / len(known)),
        unit="answered within a week",
        doubt=f"between {percent(low)} and {percent(high)}",
        how=How(
            f"{answered} of {_many(len(known), 'question')} had an answer by somebody else within seven days.",
            (
                (
                    "Which questions",
                    f"{_WHO} One asked less than a week ago is not counted yet: its week is not over.",
                ),
                ("The range", "Wilson’s 95 % interval for a share of so many questions."),
                ("What it cannot say", "Whether the answer was any good. Thanks are a better sign of that."),
            ),
        ),
        id="answered",
    )


def wait(rows: Sequence[Asked], now: datetime) -> Measure:
    """How long half of the questions wait for their first answer, those counted in that wait still."""
    hours = [row.waited(now) / timedelta(hours=1) for row in rows]
    found = kaplan_meier(hours, [row.answered_at is not None for row in rows])
    low, high = found.median_interval
    middle = found.median
    return Measure(
        title="First answer",
        meaning="How long a question waits until somebody answers.",
        value="More than half wait" if isnan(middle) else _long(middle),
        unit="still" if isnan(middle) else "for half of the questions",
        doubt=_between(low, high),
        how=How(
            f"{_many(len(rows), 'question')}; {sum(row.answered_at is None for row in rows)} of them wait still. A question that "
            "waits counts with as long as it has waited, so that quick answers alone do not make the figure.",
            (
                ("Which questions", _WHO),
                (
                    "The range",
                    "95 %, Kaplan and Meier’s curve with Brookmeyer and Crowley’s interval for its middle.",
                ),
                ("What it cannot say", "Who is quick. It is about questions, and nobody is measured by it."),
            ),
        ),
        id="first-answer",
    )


def _asked(viewer: Person, community: Community, now: datetime) -> tuple[list[Asked], int]:
    """The questions that are counted, the newest first, and how many people asked one or answered one first."""
    out = ties.who_is_left_out()
    first = Message.objects.filter(~Q(by=OuterRef("by")), conversation=OuterRef("pk"), by__isnull=False)
    first = first.exclude(reply_to=None).order_by("at", "pk")
    rows = (
        Conversation.objects.visible_to(viewer)
        .filter(community=community, kind=Conversation.Kind.QUESTION, by__isnull=False)
        .filter(started_at__gt=now - HALF_A_YEAR, messages__reply_to=None, messages__source="")
        .exclude(audience=Audience.TRUSTED)
        .annotate(first_at=Subquery(first.values("at")[:1]), first_by=Subquery(first.values("by")[:1]))
        .order_by("-started_at", "-pk")[:MOST]
    )
    told = [(row, getattr(row, "first_at", None), getattr(row, "first_by", None)) for row in rows]
    counted = [(row, at, by) for row, at, by in told if row.by_id not in out and by not in out]
    people = {row.by_id for row, *_ in counted} | {by for *_, by in counted if by}
    return [Asked(row, at) for row, at, _ in counted], len(people)


def _between(low: float, high: float) -> str:
    if isnan(low):
        return "too many wait still for a range"
    return f"between {_long(low)} and {_long(high)}" if not isnan(high) else f"{_long(low)} or longer"


def _long(hours: float) -> str:
    if hours < 1:
        return "under an hour"
    if hours < 48:
        return _many(round(hours), "hour")
    return _many(round(hours / 24), "day")


def _many(count: int, what: str) -> str:
    return f"{count} {what}{'' if count == 1 else 's'}"
