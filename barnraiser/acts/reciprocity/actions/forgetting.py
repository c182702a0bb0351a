"""Forget a person: what they put up and wrote is gone, what others did for them stays theirs."""

from django.db import transaction
from django.db.models import Q

from barnraiser.people.models import Person

from ..models import Answer, Closure, Favour, Introduction, Miss, Rejoinder, Response, StepBack, Thanks

GONE = "Something asked or offered by somebody who left"


@transaction.atomic
def forget(*, person: Person) -> None:
    """Nothing here names the person or holds their words. Help that was confirmed stays with the one who gave it."""
    _forget_what_nobody_needs(person)
    received = Answer.objects.received_by(person)
    helped = Answer.objects.helped_by(person)
    Thanks.objects.filter(confirmation__promise__answer__in=received).update(words="")
    Rejoinder.objects.filter(miss__promise__answer__in=helped).update(words="")
    StepBack.objects.filter(by=person).update(by=None, words="")
    Miss.objects.filter(by=person).update(by=None, words="")
    Closure.objects.filter(by=person).update(by=None)
    Favour.objects.filter(to=person).update(to=None)
    Favour.objects.filter(by=person).update(by=None, title=GONE, words="")
    Answer.objects.filter(by=person).update(by=None, words="")
    Introduction.objects.filter(by=person).update(by=None, words="")


def _forget_what_nobody_needs(person: Person) -> None:
    """Asks and offers that came to nothing, answers nobody agreed on, and introductions the person was one of."""
    Answer.objects.filter(by=person, promise=None).delete()
    kept = Answer.objects.filter(promise__isnull=False).values("favour")
    Favour.objects.filter(Q(by=person) | Q(to=person), ~Q(pk__in=kept)).delete()
    Response.objects.filter(person=person).delete()
    Introduction.objects.for_(person).delete()
