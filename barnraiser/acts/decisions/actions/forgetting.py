"""Forget a person: what they proposed stays without their name; where they stood stays counted, without their words."""

from typing import Any

from django.db import transaction

from barnraiser.people import queries as people
from barnraiser.people.models import Person

from ..models import Ballot, Proposal, Stance, Wording
from .closing import take_back
from .held import held

GONE = "somebody who left"


@transaction.atomic
def forget(*, person: Person) -> None:
    """Nothing here names the person any more. What they had open is withdrawn; what is decided stays decided."""
    for proposal in Proposal.objects.filter(by=person, outcome=None):
        take_back(held(proposal))
    for proposal in Proposal.objects.filter(outcome=None, stances__person=person).distinct():
        Stance.objects.filter(proposal=held(proposal), person=person).delete()
    for proposal in Proposal.objects.filter(outcome=None, ballots__person=person):
        Ballot.objects.filter(proposal=held(proposal), person=person).delete()
    Stance.objects.filter(person=person).update(person=None, reason="")
    Ballot.objects.filter(person=person).update(person=None)
    Proposal.objects.filter(by=person).update(by=None)
    _unname(person)


def _unname(person: Person) -> None:
    """What an effect was asked to do names the person no longer."""
    known = {*people.addresses_of(person), person.handle.lower(), person.name.lower()}
    for wording in Wording.objects.exclude(values={}):
        kept = {key: _without(value, known) for key, value in wording.values.items()}
        if kept != wording.values:
            Wording.objects.filter(pk=wording.pk).update(values=kept)


def _without(value: Any, known: set[str]) -> Any:
    return GONE if isinstance(value, str) and value.strip().lower() in known else value
