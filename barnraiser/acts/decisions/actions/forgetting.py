"""Forget a person: what they proposed stays without their name; where they stood stays counted, without their words."""

import re
from collections.abc import Iterable
from typing import Any

from django.db import transaction

from barnraiser.people import queries as people
from barnraiser.people.models import Person

from ..models import Ballot, Outcome, Proposal, Stance, Wording
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
    """What an effect was asked to do, and did, names the person no longer; nor by the name the proposer wrote."""
    known = {*people.addresses_of(person), person.handle.lower(), person.name.lower()}
    for wording in Wording.objects.exclude(values={}):
        names = {key for key, value in wording.values.items() if _is_one_of(value, known)}
        if not names:
            continue
        names |= {"name"} & wording.values.keys()
        _unsay(wording, known | {str(wording.values[key]) for key in names})
        kept = {key: GONE if key in names else value for key, value in wording.values.items()}
        Wording.objects.filter(pk=wording.pk).update(values=kept)


def _unsay(wording: Wording, names: Iterable[str]) -> None:
    """What came of it is told without these names."""
    whole = sorted((re.escape(name.strip()) for name in names if name.strip()), key=len, reverse=True)
    for outcome in Outcome.objects.filter(wording=wording).exclude(said=""):
        said = re.sub(rf"(?<!\w)(?:{'|'.join(whole)})(?!\w)", GONE, outcome.said, flags=re.IGNORECASE)
        Outcome.objects.filter(pk=outcome.pk).update(said=said)


def _is_one_of(value: Any, known: set[str]) -> bool:
    return isinstance(value, str) and value.strip().lower() in known
