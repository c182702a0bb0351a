"""Forget a person: their letters are gone, what they said stays without their name."""

from django.db import transaction

from barnraiser.people import queries as people
from barnraiser.people.models import Person

from ..models import Answer, Arrival, Bounce, Delivery, Pause, Posting, Remainder, Turn


@transaction.atomic
def forget(*, person: Person) -> None:
    """Nothing here names the person any more, and nothing they sent is kept, but for the words that stand."""
    addresses = people.addresses_of(person)
    said = Posting.objects.filter(person=person).values("message")
    Remainder.objects.filter(message__in=said).delete()
    Posting.objects.filter(person=person).delete()
    Arrival.objects.filter(by=person).delete()
    Arrival.objects.filter(sender__in=addresses).delete()
    Bounce.objects.filter(person=person).delete()
    Delivery.objects.filter(person=person).delete()
    Pause.objects.filter(person=person).delete()
    Answer.objects.filter(address__in=addresses).delete()
    Turn.objects.filter(address__in=addresses).delete()
