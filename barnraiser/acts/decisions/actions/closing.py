"""Close a proposal: count, write down what came of it, and carry out what was decided. Once."""

from dataclasses import dataclass
from typing import Any

from django.db import transaction

from barnraiser.acts.ledger import actions as ledger
from barnraiser.ground import clock
from barnraiser.ground.manifest import effects
from barnraiser.ground.verdict import Refused
from barnraiser.people.models import Person

from ..counting import Count
from ..electorate import electorate, needed_now
from ..manifest import DECIDED, WITHDRAWN
from ..models import Ballot, Option, Outcome, Proposal, Stance, Wording
from ..rules import may_close_early, may_withdraw
from ..tally import tally
from .held import held


@transaction.atomic
def close(*, proposal: Proposal) -> Outcome | None:
    """What came of a proposal whose time is over by the database's clock; None while there is time. Always the same."""
    proposal = held(proposal)
    if stands := Outcome.objects.filter(proposal=proposal).first():
        return stands
    if not Proposal.objects.due().filter(pk=proposal.pk).exists():
        return None
    return _decide(proposal)


@transaction.atomic
def close_early(*, by: Person, proposal: Proposal) -> Outcome:
    """Everybody has spoken, so it is decided now."""
    proposal = held(proposal)
    may_close_early(by, proposal).require()
    return _decide(proposal)


@transaction.atomic
def withdraw(*, by: Person, proposal: Proposal) -> Outcome:
    """The proposer takes it back. Nothing is counted, and nothing changes."""
    proposal = held(proposal)
    may_withdraw(by, proposal).require()
    return take_back(proposal)


def take_back(proposal: Proposal) -> Outcome:
    """It is withdrawn, and rankings made so far are nobody's any more."""
    Ballot.objects.filter(proposal=proposal).update(ranking=[])
    return _written(proposal, _Found(Outcome.Result.WITHDRAWN))


@dataclass(frozen=True, slots=True)
class _Found:
    """What counting found."""

    result: Outcome.Result
    voices: int = 0
    needed: int = 0
    electors: int = 0
    counts: Any = None
    rankings: Any = None
    chosen: str = ""


def _decide(proposal: Proposal) -> Outcome:
    return _written(proposal, _ranked(proposal) if proposal.is_ranked else _stood(proposal))


def _stood(proposal: Proposal) -> _Found:
    count = Count.of(proposal)
    if count.missing:
        result = Outcome.Result.NO_QUORUM
    else:
        result = Outcome.Result.PASSED if count.enough(proposal.needs) else Outcome.Result.NOT_PASSED
    return _Found(result, count.voices, count.needed, count.electors, counts=count.kept())


def _ranked(proposal: Proposal) -> _Found:
    """The rankings of those who count, in an order that tells nothing; from now on no name goes with them."""
    electors = electorate(proposal)
    ballots = Ballot.objects.filter(proposal=proposal, person__in=electors.values("person"))
    rankings = sorted(ballot.ranking for ballot in ballots)
    Ballot.objects.filter(proposal=proposal).update(ranking=[])
    there = electors.count()
    needed, winner = needed_now(proposal, there), tally(rankings).winner
    chosen = ""
    if winner is not None and len(rankings) >= needed:
        chosen = Option.objects.get(proposal=proposal, position=winner).text
    result = Outcome.Result.PASSED if chosen else Outcome.Result.NO_QUORUM
    return _Found(result, len(rankings), needed, there, rankings=rankings, chosen=chosen)


def _written(proposal: Proposal, found: _Found) -> Outcome:
    """The outcome stands, with what was carried out, and everybody hears of it."""
    wording = Wording.objects.filter(proposal=proposal).order_by("-number")[0]
    carried, said = None, ""
    if found.result == Outcome.Result.PASSED and proposal.effect:
        carried, said = _carry_out(proposal, wording)
    outcome = Outcome.objects.create(
        proposal=proposal, wording=wording, result=found.result, voices=found.voices, needed=found.needed,
        electorate=found.electors, counts=found.counts or {}, rankings=found.rankings or [],
        chosen=found.chosen, carried=carried, said=said, at=clock.now(),
    )  # fmt: skip
    _tell(proposal, found)
    return outcome


def _tell(proposal: Proposal, found: _Found) -> None:
    """What members decide is nobody's own act, so that whoever proposed it hears of it too; a withdrawal is theirs."""
    if found.result != Outcome.Result.WITHDRAWN:
        toward = [*_took_part(proposal), *([proposal.by] if proposal.by else [])]
        ledger.record(DECIDED, by=None, toward=toward, within=proposal.community, about=proposal.ref)
    elif proposal.by:
        ledger.record(WITHDRAWN, by=proposal.by, within=proposal.community, about=proposal.ref)


def _carry_out(proposal: Proposal, wording: Wording) -> tuple[bool, str]:
    """Whether what was decided is done now, whole or not at all; and in words what is done, or why it is not."""
    effect = effects().get(proposal.effect)
    if effect is None:
        return False, "This house no longer knows how to do it."
    try:
        with transaction.atomic():
            said = effect.says(proposal.community, wording.values)
            effect.carry_out(
                community=proposal.community, values=wording.values, by=proposal.by, decision=proposal.ref
            )
    except Refused as refused:
        return False, refused.reason
    return True, said


def _took_part(proposal: Proposal) -> list[Person]:
    stood = Stance.objects.current().filter(proposal=proposal, person__isnull=False)
    ranked = Ballot.objects.filter(proposal=proposal, person__isnull=False)
    keys = {*stood.values_list("person", flat=True), *ranked.values_list("person", flat=True)}
    return list(Person.objects.filter(pk__in=keys))
