"""Asking to be let in, taking that back, answering at the door, and setting what is asked there."""

from collections.abc import Mapping, Sequence

from django.db import IntegrityError, transaction

from barnraiser.acts.ledger import actions as ledger
from barnraiser.communities import actions as communities
from barnraiser.communities.models import Community
from barnraiser.ground import clock
from barnraiser.ground.text import one_line
from barnraiser.ground.verdict import Refused
from barnraiser.people.models import Person

from .. import tasks
from ..manifest import ASKED_IN, LET_IN, NOT_LET_IN
from ..models import MOST_QUESTIONS, Question, Reply, Request
from ..queries import who_keeps_the_door
from ..rules import may_ask_in, may_reply, may_set_questions, may_withdraw
from .answering import note_answers


@transaction.atomic
def set_questions(*, by: Person, community: Community, questions: Sequence[str]) -> list[Question]:
    """Whoever comes in is asked these, five at most, beside what every community asks. Answers given before stay."""
    may_set_questions(by, community).require()
    asked = [line for question in questions if (line := one_line(question)[:160])][:MOST_QUESTIONS]
    standing = list(Question.objects.filter(community=community))
    if [question.text for question in standing] == asked:
        return standing
    Question.objects.filter(community=community).delete()
    made = Question.objects.bulk_create(
        Question(community=community, number=number, text=text) for number, text in enumerate(asked, 1)
    )
    communities.log_power(community=community, what="Changed what newcomers are asked", by=by)
    return made


@transaction.atomic
def ask_in(*, by: Person, community: Community, answers: Mapping[int, str]) -> Request:
    """The person's request waits at the door, with their answers, and those who keep the door hear of it."""
    may_ask_in(by, community).require()
    try:
        with transaction.atomic():
            asked = Request.objects.create(person=by, community=community, at=clock.now())
    except IntegrityError as error:
        raise Refused("Your request waits for an answer already.") from error
    note_answers(person=by, community=community, answers=answers)
    ledger.record(
        ASKED_IN,
        by=by,
        toward=who_keeps_the_door(community),
        within=community,
        at=asked.at,
        occasion=f"request {asked.pk}",
    )
    return asked


@transaction.atomic
def withdraw(*, by: Person, asked: Request) -> None:
    """The request no longer waits. What was answered with it stays the person's own."""
    asked = held(asked)
    may_withdraw(by, asked).require()
    _close(asked)
    for act in ledger.standing_about_occasion(ASKED_IN, f"request {asked.pk}"):
        ledger.retract(act=act, by=by, reason="taken back")


@transaction.atomic
def reply(*, by: Person, asked: Request, lets_in: bool, words: str) -> Reply:
    """The one who asked has a yes, by which they may come in for a month, or a no, and words in either case."""
    asked = held(asked)
    may_reply(by, asked).require()
    _close(asked)
    said = Reply.objects.create(request=asked, by=by, lets_in=lets_in, words=words.strip(), at=clock.now())
    ledger.record(
        LET_IN if lets_in else NOT_LET_IN,
        by=by,
        toward=[asked.person],
        within=asked.community,
        at=said.at,
        occasion=f"reply {said.pk}",
    )
    what = "Said yes to a request to come in" if lets_in else "Said “not this time” to a request to come in"
    communities.log_power(community=asked.community, what=what, by=by)
    tasks.tell_of_reply.enqueue(said.pk)
    return said


@transaction.atomic
def say_late(*, asked: Request) -> bool:
    """All who keep the door, and the one who asks, have a letter that nobody has answered for a week. Once."""
    asked = held(asked)
    if not asked.is_late or asked.said_late_at is not None:
        return False
    asked.said_late_at = clock.now()
    asked.save(update_fields=["said_late_at"])
    tasks.tell_of_late_request.enqueue(asked.pk)
    return True


def held(asked: Request) -> Request:
    """The request's row, locked: of two who answer at once, the second learns that it is answered."""
    rows = Request.objects.select_for_update(of=("self",)).select_related("community", "person")
    return rows.get(pk=asked.pk)


def _close(asked: Request) -> None:
    asked.until = clock.now()
    asked.save(update_fields=["until"])
