"""Confirm that one was helped, and give thanks."""

from django.db import transaction

from barnraiser.acts.ledger import actions as ledger
from barnraiser.ground import clock
from barnraiser.people.models import Person

from .. import kinds
from ..models import Answer, Confirmation, Thanks
from ..rules import may_confirm, may_thank
from .held import also, answer_for


@transaction.atomic
def confirm(*, by: Person, answer: Answer) -> Confirmation:
    """The help counts: the ledger has it as given by the one who helped, on the day they said it was done.

    Two acts, because two people acted. That it was said not to have happened no longer counts. Said again, it stays.
    """
    answer = answer_for(by, answer)
    standing = Confirmation.objects.filter(promise__answer=answer).first()
    if standing and answer.receiver == by:
        return standing
    may_confirm(by, answer).require()
    confirmation = Confirmation.objects.create(promise=answer.promise, at=clock.now())
    for act in ledger.standing_about(answer.ref, by=by, kind=kinds.MISSED):
        ledger.retract(act=act, by=by, reason="it happened after all")
    _record(by, answer, confirmation)
    return confirmation


def _record(by: Person, answer: Answer, confirmation: Confirmation) -> None:
    favour, helper, doing = answer.favour, answer.helper, getattr(answer.promise, "doing", None)
    within = favour.community
    ledger.record(
        kinds.CONFIRMED, by=by, toward=also(helper), within=within, about=answer.ref, at=confirmation.at
    )
    if helper:
        kind = kinds.HELPED_QUIETLY if favour.is_to_one else kinds.HELPED
        at = doing.at if doing else confirmation.at
        ledger.record(kind, by=helper, toward=[by], within=within, about=favour.ref, at=at)


@transaction.atomic
def thank(*, by: Person, answer: Answer, words: str = "", is_public: bool) -> Thanks:
    """The one who helped has been thanked, before the community or between the two. A private favour stays private."""
    answer = answer_for(by, answer)
    may_thank(by, answer).require()
    favour, is_public = answer.favour, is_public and not answer.favour.is_to_one
    thanks = Thanks.objects.create(
        confirmation=answer.promise.confirmation, words=words, is_public=is_public, at=clock.now()
    )
    kind = kinds.THANKED if is_public else kinds.THANKED_QUIETLY
    about = favour.ref if is_public else answer.ref
    ledger.record(kind, by=by, toward=also(answer.helper), within=favour.community, about=about, at=thanks.at)
    return thanks
