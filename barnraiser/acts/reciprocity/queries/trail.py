"""The steps of one promise in words, for one of the two: what happened, and whose turn it is."""

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import datetime

from barnraiser.people.models import Person

from ..models import Answer

State = Answer.State


@dataclass(frozen=True, slots=True)
class Line:
    """One step: `done`, `now`, or neither where it went no further."""

    css: str
    said: str
    at: datetime | None = None
    words: str = ""


def trail(viewer: Person, answer: Answer) -> list[Line]:
    return [*_happened(viewer, answer), *_turn(viewer, answer)]


def _happened(viewer: Person, answer: Answer) -> Iterator[Line]:
    promise, back = getattr(answer, "promise", None), getattr(answer, "step_back", None)
    came = "came forward" if answer.favour.is_ask else "would like it"
    yield Line("done", f"{_name(viewer, answer.by)} {came}", answer.at)
    if promise:
        yield Line("done", f"{_name(viewer, answer.favour.by)} said yes", promise.at)
        yield from _of_a_promise(viewer, answer)
    if back:
        yield Line("", f"{_name(viewer, back.by)} said “not this time”", back.at, back.words)


def _of_a_promise(viewer: Person, answer: Answer) -> Iterator[Line]:
    rows = ("doing", "miss", "confirmation")
    doing, miss, confirmation = (getattr(answer.promise, row, None) for row in rows)
    helper, receiver = _name(viewer, answer.helper), _name(viewer, answer.receiver)
    if doing:
        yield Line("done", f"{helper} said it is done", doing.at)
    if miss:
        yield Line("", f"{_name(viewer, miss.by)} said it did not happen", miss.at, miss.words)
    if rejoinder := getattr(miss, "rejoinder", None):
        view = "said that it is so" if rejoinder.agrees else "said that they see it differently"
        yield Line("", f"{helper} {view}", rejoinder.at, rejoinder.words)
    if confirmation:
        yield Line("done", f"{receiver} confirmed it", confirmation.at)
    if thanks := getattr(confirmation, "thanks", None):
        where = "before everybody" if thanks.is_public else "between the two of you"
        yield Line("done", f"{receiver} said thanks, {where}", thanks.at, thanks.words)


def _turn(viewer: Person, answer: Answer) -> Iterator[Line]:
    if answer.state == State.WAITING and answer.favour.is_closed:
        yield Line("", "It was taken down before it was answered")
    elif answer.state == State.WAITING:
        yield _whose(viewer, answer.favour.by, "say yes, or “not this time”")
    elif answer.state == State.PROMISED:
        yield _whose(viewer, answer.helper, "do it, and say so here")
    elif answer.state == State.DONE:
        yield _whose(viewer, answer.receiver, "confirm it")


def _whose(viewer: Person, person: Person | None, what: str) -> Line:
    return Line("now", f"Your turn: {what}" if person == viewer else f"{_name(viewer, person)} is to {what}")


def _name(viewer: Person, person: Person | None) -> str:
    if person is None:
        return "Somebody who left"
    return "You" if person == viewer else person.name
