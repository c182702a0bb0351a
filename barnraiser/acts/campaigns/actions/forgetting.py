"""Forget a person: their name and own words go; what was promised, done and counted stays, without a name."""

from django.db import transaction

from barnraiser.people.models import Person

from ..models import (
    Campaign,
    Challenge,
    Closing,
    Completion,
    Endorsement,
    Extension,
    Influence,
    Milestone,
    Need,
    Owner,
    Pledge,
    Point,
    Result,
    Settlement,
    Step,
    Voice,
    Witness,
)

AUTHORED = (
    Campaign,
    Need,
    Challenge,
    Extension,
    Closing,
    Influence,
    Result,
    Milestone,
    Completion,
    Settlement,
)


@transaction.atomic
def forget(*, person: Person) -> None:
    """Nothing here names the person. A campaign they called stays the others’; a pledge nobody counted on is gone."""
    Pledge.objects.filter(by=person).without_step(Step.Kind.CONFIRMED).delete()
    Step.objects.filter(by=person).update(by=None, words="")
    Step.objects.filter(pledge__by=person).update(words="")
    Pledge.objects.filter(by=person).update(by=None, words="", quiet=True)
    for words in (Endorsement, Voice, Witness):
        words.objects.filter(by=person).delete()
    Owner.objects.filter(person=person).delete()
    Owner.objects.filter(asked_by=person).update(asked_by=None)
    Milestone.objects.filter(owner=person, completion=None).update(owner=None)
    Milestone.objects.filter(owner=person).update(owner=None)
    Point.objects.filter(by=person).update(by=None)
    for model in AUTHORED:
        model.objects.filter(by=person).update(by=None)
