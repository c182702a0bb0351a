"""Come forward for an ask or an offer, and step back."""

from django.db import transaction

from barnraiser.acts.ledger import actions as ledger
from barnraiser.ground import clock
from barnraiser.people.models import Person

from .. import kinds
from ..models import Answer, Favour, StepBack
from ..rules import may_answer, may_step_back
from .held import also, answer_for, favour_for


@transaction.atomic
def answer(*, by: Person, favour: Favour, words: str = "") -> Answer:
    """The person has come forward: to help with the ask, or to take the offer up. Once; said again, it stays as it is."""
    favour = favour_for(by, favour)
    may_answer(by, favour).require()
    said, is_new = Answer.objects.get_or_create(
        favour=favour, by=by, defaults={"words": words, "at": clock.now()}
    )
    if is_new:
        kind = kinds.CAME_FORWARD if favour.is_ask else kinds.TOOK_UP
        ledger.record(
            kind, by=by, toward=also(favour.by), within=favour.community, about=said.ref, at=said.at
        )
    return said


@transaction.atomic
def step_back(*, by: Person, answer: Answer, words: str = "") -> StepBack:
    """One of the two has said “not this time”, and neither owes the other anything here."""
    answer = answer_for(by, answer, to_let_go=True)
    may_step_back(by, answer).require()
    back = StepBack.objects.create(answer=answer, by=by, words=words, at=clock.now())
    ledger.record(
        kinds.STEPPED_BACK,
        by=by,
        toward=also(answer.other(by)),
        within=answer.favour.community,
        about=answer.ref,
        at=back.at,
    )
    return back
