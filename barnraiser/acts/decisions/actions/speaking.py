"""Say where one stands, answer an objection, call it settled."""

from django.db import transaction

from barnraiser.acts.ledger import actions as ledger
from barnraiser.ground import clock
from barnraiser.people.models import Person

from ..manifest import ANSWERED, OBJECTED, SETTLED, SPOKE
from ..models import Answer, Proposal, Settlement, Stance, Wording
from ..rules import gives_a_reason, may_answer, may_settle, may_speak
from .held import held


@transaction.atomic
def stand(*, by: Person, proposal: Proposal, stance: str, reason: str = "") -> Stance:
    """This is where the person stands now, on the words as they are now. Where they stood before is kept."""
    proposal = held(proposal)
    may_speak(by, proposal).require()
    gives_a_reason(stance, reason).require()
    wording = Wording.objects.filter(proposal=proposal).order_by("-number")[0]
    before = Stance.objects.current().filter(proposal=proposal, person=by).first()
    said = {"wording_id": wording.pk, "stance": Stance.Where(stance), "reason": reason.strip()}
    if before and all(getattr(before, name) == value for name, value in said.items()):
        return before
    Stance.objects.current().filter(proposal=proposal, person=by).update(until=clock.now())
    now = Stance.objects.create(proposal=proposal, person=by, at=clock.now(), **said)
    if now.stance == Stance.Where.OBJECTS:
        _objected(by, proposal, now)
    else:
        ledger.record(
            SPOKE, by=by, within=proposal.community, about=proposal.ref, occasion=f"stance {now.pk}"
        )
    return now


def _objected(by: Person, proposal: Proposal, stance: Stance) -> None:
    ledger.record(
        OBJECTED,
        by=by,
        toward=[proposal.by] if proposal.by else [],
        within=proposal.community,
        about=proposal.ref,
        occasion=f"stance {stance.pk}",
    )


@transaction.atomic
def unsay(*, by: Person, proposal: Proposal) -> None:
    """The person stands nowhere on it any more, as if they had not spoken; that they had stays written down as past."""
    proposal = held(proposal)
    may_speak(by, proposal).require()
    standing = Stance.objects.current().filter(proposal=proposal, person=by).first()
    if standing is None:
        return
    Stance.objects.filter(pk=standing.pk).update(until=clock.now())
    for kind in (SPOKE, OBJECTED):
        for act in ledger.standing_about_occasion(kind, f"stance {standing.pk}"):
            ledger.retract(act=act, by=by, reason="unsaid")


@transaction.atomic
def answer(*, by: Person, stance: Stance, words: str) -> Answer:
    """Beside the objection stands what the proposer is doing about it."""
    proposal = held(stance.proposal)
    may_answer(by, stance).require()
    said = Answer.objects.create(stance=stance, words=words.strip(), at=clock.now())
    ledger.record(
        ANSWERED,
        by=by,
        toward=[stance.person] if stance.person else [],
        within=proposal.community,
        about=proposal.ref,
        occasion=f"answer {said.pk}",
    )
    return said


@transaction.atomic
def settle(*, by: Person, stance: Stance) -> Settlement:
    """The objection no longer stands in the way, says who made it."""
    proposal = held(stance.proposal)
    may_settle(by, stance).require()
    settled = Settlement.objects.create(stance=stance, at=clock.now())
    ledger.record(
        SETTLED,
        by=by,
        toward=[proposal.by] if proposal.by else [],
        within=proposal.community,
        about=proposal.ref,
        occasion=f"settlement {settled.pk}",
    )
    return settled
