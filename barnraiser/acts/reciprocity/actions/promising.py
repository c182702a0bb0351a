"""Say yes to somebody who came forward, and say that it is done."""

from django.db import transaction

from barnraiser.acts.ledger import actions as ledger
from barnraiser.ground import clock
from barnraiser.people.models import Person

from .. import kinds
from ..models import Answer, Doing, Promise
from ..rules import may_agree, may_say_done
from .held import also, answer_for


@transaction.atomic
def agree(*, by: Person, answer: Answer) -> Promise:
    """Both want it: the one who helps has given their word."""
    answer = answer_for(by, answer)
    may_agree(by, answer).require()
    promise = Promise.objects.create(answer=answer, at=clock.now())
    ledger.record(
        kinds.AGREED,
        by=by,
        toward=also(answer.by),
        within=answer.favour.community,
        about=answer.ref,
        at=promise.at,
    )
    return promise


@transaction.atomic
def say_done(*, by: Person, answer: Answer) -> Doing:
    """The one who promised says that it is done; the other is asked to confirm it."""
    answer = answer_for(by, answer)
    may_say_done(by, answer).require()
    doing = Doing.objects.create(promise=answer.promise, at=clock.now())
    ledger.record(
        kinds.DID,
        by=by,
        toward=also(answer.receiver),
        within=answer.favour.community,
        about=answer.ref,
        at=doing.at,
    )
    return doing
