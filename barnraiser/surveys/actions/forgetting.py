"""Answers do not outlive their use, nor the person."""

from datetime import timedelta

from django.db import transaction

from barnraiser.ground import clock
from barnraiser.people.models import Person

from ..models import Consent, Decline, Round

KEPT = timedelta(days=400)


@transaction.atomic
def let_go_of_old_answers() -> int:
    """No answer is kept longer than thirteen months after its round closed. Returns how many consents went."""
    gone, _ = Consent.objects.filter(round__closes_at__lt=clock.now() - KEPT).delete()
    return gone


@transaction.atomic
def forget(*, person: Person) -> None:
    """Nothing here is of the person any more. Figures of ten and more people stay as they were published."""
    Consent.objects.filter(person=person).delete()
    Decline.objects.filter(person=person).delete()
    Round.objects.filter(by=person).update(by=None)
