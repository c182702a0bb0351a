"""Answer with consent, put a round aside, take an answer back. None of it is an act: nobody is told who answered."""

from collections.abc import Mapping

from django.db import transaction

from barnraiser.ground import clock
from barnraiser.ground.verdict import no, provided
from barnraiser.people.models import Person

from ..models import Consent, Decline, Round, Sheet
from ..rules import may_answer, may_decline, may_withdraw

TERMS = 1


@transaction.atomic
def answer(*, by: Person, round: Round, consents: bool, answers: Mapping[str, int]) -> Consent:
    """The person has consented to this round, and what they answered is kept with that consent."""
    held = _held(round)
    may_answer(by, held).require()
    provided(consents, "Without your yes nothing is kept.").require()
    kept = _fitting(held, answers)
    consent = Consent.objects.create(round=held, person=by, terms=TERMS, at=clock.now())
    Sheet.objects.create(consent=consent, answers=kept)
    Decline.objects.filter(round=held, person=by).delete()
    return consent


@transaction.atomic
def decline(*, by: Person, round: Round) -> None:
    """The person is not asked again in this round."""
    held = _held(round)
    may_decline(by, held).require()
    Decline.objects.get_or_create(round=held, person=by)


@transaction.atomic
def withdraw(*, by: Person, round: Round) -> None:
    """The person's consent and what they answered are gone. Figures that stood already stand."""
    held = _held(round)
    may_withdraw(by, held).require()
    Consent.objects.filter(round=held, person=by).delete()


def _held(round: Round) -> Round:
    """The round, held until this is done: it cannot be settled meanwhile, and one person answers once."""
    return Round.objects.select_for_update(of=("self",)).select_related("community").get(pk=round.pk)


def _fitting(round: Round, answers: Mapping[str, int]) -> dict[str, int]:
    """The answers to questions of this round, each within its range. Raises Refused for anything else."""
    questions = round.asks.questions
    for key, value in answers.items():
        if key not in questions or not questions[key][0].low <= value <= questions[key][0].high:
            no("One of the answers does not belong to these questions.").require()
    if not answers or (round.asks.must and set(answers) != set(questions)):
        no("There is nothing to keep yet: a question that is needed has no answer.").require()
    return dict(answers)
