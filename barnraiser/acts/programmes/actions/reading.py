"""Somebody who answers for the organisation reads a draft first: publish it, other words, or no."""

from django.db import transaction

from barnraiser.acts.ledger import actions as ledger
from barnraiser.ground import clock
from barnraiser.ground.manifest import Kind
from barnraiser.ground.verdict import Refused
from barnraiser.people.models import Person

from ..manifest import APPROVED, ASKED_BACK, DECLINED
from ..models import Answer, Draft, Statement
from ..rules import may_approve, may_read
from . import held
from .publishing import publish


@transaction.atomic
def approve(*, by: Person, draft: Draft) -> Statement:
    """The words go out, with the names of who wrote and who read them. Refused, the draft stays as it was."""
    draft = held.draft(draft)
    draft.mandate = held.mandate(draft.mandate)
    may_approve(by, draft).require()
    author = draft.mandate.person
    assert author is not None  # noqa: S101 - may_approve has seen to it
    _answer(by, draft, Answer.Verdict.APPROVED, APPROVED)
    return publish(draft, author=author, read_by=by)


@transaction.atomic
def ask_for_other_words(*, by: Person, draft: Draft, said: str, marked: str = "") -> Answer:
    """The draft is with its author again, with what the reader asks for and the words it is about."""
    draft = held.draft(draft)
    may_read(by, draft).require()
    if marked and marked not in draft.words:
        raise Refused("The words you marked no longer stand in the draft.")
    return _answer(by, draft, Answer.Verdict.CHANGE, ASKED_BACK, said=said, marked=marked)


@transaction.atomic
def decline(*, by: Person, draft: Draft, said: str) -> Answer:
    """The words do not go out for the organisation, for this reason. Their author may still say them as themselves."""
    draft = held.draft(draft)
    may_read(by, draft).require()
    return _answer(by, draft, Answer.Verdict.DECLINED, DECLINED, said=said)


def _answer(
    by: Person, draft: Draft, verdict: Answer.Verdict, kind: Kind, *, said: str = "", marked: str = ""
) -> Answer:
    now = clock.now()
    since = draft.waiting_since or now
    answer = Answer.objects.create(
        draft=draft, verdict=verdict, said=said, marked=marked, by=by, at=now, waited=now - since
    )
    draft.waiting_since = None
    draft.save(update_fields=["waiting_since"])
    author = draft.mandate.person
    ledger.record(
        kind,
        by=by,
        toward=[author] if author else [],
        about=draft.ref,
        occasion=f"programmes answer {answer.pk}",
    )
    return answer
