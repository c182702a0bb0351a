"""What the viewer could do next in asking and giving: what others wait for first, then asks one could answer."""

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import UTC, date, datetime, time
from itertools import chain, islice

from django.db.models import Q

from barnraiser.ground.manifest import Flow, Opening
from barnraiser.people.models import Person

from ..models import Answer, Favour
from .fitting import reasons_to_answer
from .introductions import introductions
from .sight import answers_visible_to, visible_to

MOST, LOOKED_AT = 10, 60
State = Answer.State


def openings(viewer: Person) -> list[Opening]:
    """At most ten, nearest first, in a constant number of queries."""
    found = chain(_introductions(viewer), _between_two(viewer), _to_the_viewer(viewer), _asks(viewer))
    return list(islice(found, MOST))


def _introductions(viewer: Person) -> Iterator[Opening]:
    for met in introductions(viewer):
        by = met.introduction.by
        if met.waits_for_viewer and by:
            yield Opening(
                key=str(met.introduction.ref),
                flow=Flow.CONNECTS,
                title=f"{by.name} would like you to meet {met.other.name if met.other else 'somebody'}",
                why="Nobody learns what you answer unless both of you say yes.",
                because=(f"{by.name} wrote: “{met.introduction.words}”",),
                url=met.introduction.get_absolute_url(),
                act="Answer",
                person=by,
                community=met.introduction.community,
            )


@dataclass(frozen=True, slots=True)
class _Next:
    """The next step of one promise, the nearer the smaller its rank."""

    rank: int
    flow: Flow
    title: str
    why: str
    act: str


def _between_two(viewer: Person) -> Iterator[Opening]:
    """Confirm, say yes, keep a promise, thank."""
    if not Answer.objects.filter(Q(by=viewer) | Q(favour__by=viewer)).exists():
        return
    unthanked = Q(promise__confirmation=None) | Q(promise__confirmation__thanks=None)
    rows = answers_visible_to(viewer).filter(unthanked, step_back=None, promise__miss=None)
    found = [
        (step, answer)
        for answer in rows.order_by("-at", "-pk")[:LOOKED_AT]
        if (step := _next(viewer, answer))
    ]
    for step, answer in sorted(found, key=lambda one: (one[0].rank, one[1].favour.until or date.max)):
        favour = answer.favour
        yield Opening(
            key=f"{answer.ref}.{step.rank}",
            flow=step.flow,
            title=step.title,
            why=step.why,
            because=(f"It is about “{favour.title}” in {favour.community.name}.",),
            url=f"{favour.get_absolute_url()}#a-{answer.code}",
            act=step.act,
            person=answer.other(viewer),
            community=favour.community,
            at=_end_of(favour.until),
        )


def _next(viewer: Person, answer: Answer) -> _Next | None:
    other, state, is_helper = answer.other(viewer), answer.state, answer.helper == viewer
    if other is None:
        return None
    if state == State.DONE and not is_helper:
        return _Next(
            1, Flow.VOUCHES, f"Did {other.name} help you?", "It counts once you say so.", "Confirm it"
        )
    if state == State.WAITING and answer.favour.by == viewer and not answer.favour.is_closed:
        came = "would help you" if answer.favour.is_ask else "would take up your offer"
        return _Next(2, Flow.MESSAGES, f"{other.name} {came}", "They wait for your yes.", "Answer them")
    if state == State.PROMISED and is_helper:
        return _Next(
            3, Flow.GIVES, f"You gave {other.name} your word", _due(answer.favour), "See what it was"
        )
    if state == State.CONFIRMED and not is_helper:
        return _Next(
            4, Flow.VOUCHES, f"Thank {other.name}", "They helped you, and a word is due.", "Say thanks"
        )
    return None


def _due(favour: Favour) -> str:
    return (
        f"It is wanted by {favour.until.day} {favour.until:%B}."
        if favour.until
        else "There is no hurry written on it."
    )


def _to_the_viewer(viewer: Person) -> Iterator[Opening]:
    """Asks and offers put to the viewer alone, not answered yet."""
    if not Favour.objects.filter(to=viewer).exists():
        return
    rows = visible_to(viewer).open().filter(to=viewer).exclude(answers__by=viewer)
    for favour in rows[:MOST]:
        if favour.by:
            yield _opening(
                favour,
                f"{favour.by.name} {'asks you for something' if favour.is_ask else 'offers you something'}",
                "Only the two of you see it. “Not this time” is a good answer too.",
                (f"They wrote: “{favour.title}”",),
            )


def _asks(viewer: Person) -> Iterator[Opening]:
    """Asks to everybody that have to do with the viewer; those that waited longest without anybody first."""
    rows = visible_to(viewer).open().asks().to_all().exclude(by=viewer).exclude(answers__by=viewer)
    asks = list(rows[:LOOKED_AT])
    reasons = reasons_to_answer(viewer, asks) if asks else {}
    for ask in sorted(asks, key=lambda ask: (-len(reasons[ask.pk]), ask.at, ask.pk)):
        if ask.by and reasons[ask.pk]:
            yield _opening(ask, f"{ask.by.name} asks: {ask.title}", reasons[ask.pk][0], reasons[ask.pk])


def _opening(favour: Favour, title: str, why: str, because: tuple[str, ...]) -> Opening:
    return Opening(
        key=str(favour.ref),
        flow=Flow.GIVES,
        title=title,
        why=why,
        because=because,
        url=favour.get_absolute_url(),
        act="I could help" if favour.is_ask else "See the offer",
        person=favour.by,
        community=favour.community,
        at=_end_of(favour.until),
    )


def _end_of(day: date | None) -> datetime | None:
    return datetime.combine(day, time(23, 59), UTC) if day else None
