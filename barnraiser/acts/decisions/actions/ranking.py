"""Rank the options."""

from collections.abc import Sequence

from django.db import transaction

from barnraiser.acts.ledger import actions as ledger
from barnraiser.ground import clock
from barnraiser.people.models import Person

from ..manifest import RANKED
from ..models import Ballot, Option, Proposal
from ..rules import is_a_ranking, may_rank
from .held import held


@transaction.atomic
def rank(*, by: Person, proposal: Proposal, ranking: Sequence[int]) -> Ballot:
    """The person's ranking is this: positions of some of the options, the best first. An earlier one is replaced."""
    proposal = held(proposal)
    may_rank(by, proposal).require()
    there = Option.objects.filter(proposal=proposal).values_list("position", flat=True)
    is_a_ranking(list(ranking), set(there)).require()
    ballot, _ = Ballot.objects.update_or_create(
        proposal=proposal, person=by, defaults={"ranking": list(ranking), "at": clock.now()}
    )
    ledger.record(RANKED, by=by, within=proposal.community, about=proposal.ref)
    return ballot
