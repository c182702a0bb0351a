"""Say that what was promised did not happen, and answer that."""

from django.db import transaction

from barnraiser.acts.ledger import actions as ledger
from barnraiser.ground import clock
from barnraiser.people.models import Person

from .. import kinds
from ..models import Answer, Miss, Rejoinder
from ..rules import may_rejoin, may_say_missed
from .held import also, answer_for


@transaction.atomic
def say_missed(*, by: Person, answer: Answer, words: str = "") -> Miss:
    """It stands between the two that it did not happen. A word counts as broken only if the one it was given to says so."""
    answer = answer_for(by, answer)
    may_say_missed(by, answer).require()
    miss = Miss.objects.create(promise=answer.promise, by=by, words=words, at=clock.now())
    ledger.record(
        kinds.MISSED if by == answer.receiver else kinds.OWNED_UP,
        by=by,
        toward=also(answer.other(by)),
        within=answer.favour.community,
        about=answer.ref,
        at=miss.at,
    )
    return miss


@transaction.atomic
def rejoin(*, by: Person, answer: Answer, agrees: bool, words: str = "") -> Rejoinder:
    """The one who promised has answered. Where the two see it differently, it counts against nobody."""
    answer = answer_for(by, answer)
    may_rejoin(by, answer).require()
    receiver = answer.receiver
    said = Rejoinder.objects.create(miss=answer.promise.miss, agrees=agrees, words=words, at=clock.now())
    if receiver and not agrees:
        for act in ledger.standing_about(answer.ref, by=receiver, kind=kinds.MISSED):
            ledger.retract(act=act, by=by, reason="the two see it differently")
    ledger.record(
        kinds.REJOINED,
        by=by,
        toward=also(receiver),
        within=answer.favour.community,
        about=answer.ref,
        at=said.at,
    )
    return said
