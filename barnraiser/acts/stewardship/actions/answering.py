from django.db import transaction

from barnraiser.acts.ledger import actions as ledger
from barnraiser.communities import actions as communities
from barnraiser.communities.models import Rule
from barnraiser.ground import clock
from barnraiser.ground.manifest import Kind
from barnraiser.people.models import Person

from ..manifest import ANSWERED, TOLD
from ..models import Answer, Case, Handling, Report
from ..rules import may_answer, may_take
from . import measures
from .held import held


@transaction.atomic
def answer(
    *,
    by: Person,
    case: Case,
    is_upheld: bool,
    reason: str,
    rule: Rule | None = None,
    measure: str = Answer.Measure.NOTHING,
    word: str = "",
) -> Answer:
    """Both sides have the answer, what it decides is done, and all members can read that a power was used.

    After another look the answer is the last: where it decides otherwise, what the first one did is taken back.
    """
    case = held(case)
    if measure == Answer.Measure.END:
        communities.hold(case.community)
    may_answer(by, case).require()
    may_take(by, case, measure).require()
    first = Answer.objects.filter(case=case).first()
    given = Answer.objects.create(
        case=case, turn=Answer.Turn.APPEAL if first else Answer.Turn.FIRST, by=by, is_upheld=is_upheld,
        rule=rule, reason=reason, measure=measure, word=word, at=clock.now(),
    )  # fmt: skip
    undone = _carry_out(case, given, first)
    _close(case, first)
    communities.log_power(community=case.community, what=_said(given, first, undone), by=by, about=case.ref)
    _tell(case, given, by)
    return given


def _carry_out(case: Case, given: Answer, first: Answer | None) -> str:
    """What the answer decides is done; returns the words for what was taken back."""
    if first and first.measure == given.measure:
        return ""
    if first:
        measures.take_back(case, first.measure)
    measures.carry_out(case, given)
    return measures.UNDONE.get(Answer.Measure(first.measure), "") if first else ""


def _close(case: Case, first: Answer | None) -> None:
    day = "settled_at" if first else "answered_at"
    setattr(case, day, clock.now())
    case.save(update_fields=[day])
    Handling.objects.filter(case=case, until=None).update(until=clock.now())


def _said(given: Answer, first: Answer | None, undone: str) -> str:
    """The line of the log: what was found and done, and nobody's name."""
    under = f" under rule {given.rule.number}" if given.rule else ""
    if first is None:
        done = measures.DONE[Answer.Measure(given.measure)]
        return f"Answered a concern{under}: {given.found.lower()}.{done}"
    stands = first.is_upheld == given.is_upheld and first.measure == given.measure
    done = "" if first.measure == given.measure else measures.DONE[Answer.Measure(given.measure)]
    return f"Looked again at a concern{under}: {'it stands' if stands else 'overturned'}.{undone}{done}"


def _tell(case: Case, given: Answer, by: Person) -> None:
    """One act toward each who raised it, and one toward whom it is about: neither learns of the other by it."""
    for report in Report.objects.filter(case=case, by__isnull=False).select_related("by"):
        assert report.by  # noqa: S101 - the query asked for reports with a name
        _told(ANSWERED, case, given, by, report.by)
    if case.concerned:
        _told(TOLD, case, given, by, case.concerned)


def _told(kind: Kind, case: Case, given: Answer, by: Person, toward: Person) -> None:
    occasion = f"answer {given.pk} to {toward.pk}"
    ledger.record(kind, by=by, toward=[toward], within=case.community, about=case.ref, occasion=occasion)
