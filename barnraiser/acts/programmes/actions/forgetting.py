"""Forget a person: their mandates end, what never went out is gone, what was said stays without their name."""

from django.db import transaction

from barnraiser.ground import clock
from barnraiser.people.models import Person

from ..models import Answer, Draft, Guideline, Mandate, Programme, Review, Seat, Statement


@transaction.atomic
def forget(*, person: Person) -> None:
    """Nothing here names the person. Guidelines and reviews stay: they are the organisation's, and others rest on them."""
    drafts = Draft.objects.filter(mandate__person=person)
    drafts.filter(statement=None).delete()
    drafts.update(words="")
    Answer.objects.filter(draft__mandate__person=person).update(marked="")
    Answer.objects.filter(by=person).update(said="", marked="", by=None)
    theirs = Mandate.objects.filter(person=person)
    theirs.filter(until=None).update(until=clock.now())
    theirs.update(person=None, role="")
    Mandate.objects.filter(given_by=person).update(given_by=None)
    Mandate.objects.filter(ended_by=person).update(ended_by=None, why="")
    Statement.objects.filter(approved_by=person).update(approved_by=None)
    _forget_programmes(person)


def _forget_programmes(person: Person) -> None:
    Seat.objects.filter(asked_by=person).update(asked_by=None, words="")
    Seat.objects.filter(ended_by=person).update(ended_by=None, why="")
    Seat.objects.filter(answered_by=person).update(answered_by=None)
    Guideline.objects.filter(by=person).update(by=None)
    Review.objects.filter(by=person).update(by=None)
    Programme.objects.filter(begun_by=person).update(begun_by=None)
