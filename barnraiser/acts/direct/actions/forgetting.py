"""Forget a person: what they said stays with those they said it to, without their name; exchanges nobody sits in go."""

from django.db import transaction
from django.db.models import Exists, OuterRef, Q

from barnraiser.people.models import Person

from ..models import Exchange, Line, Seat


@transaction.atomic
def forget(*, person: Person) -> None:
    """Nothing here names the person any more."""
    Line.objects.filter(by=person).update(by=None)
    Seat.objects.filter(person=person).update(person=None, read_until=None)
    Seat.objects.filter(asked_by=person).update(asked_by=None)
    Exchange.objects.filter(begun_by=person).update(begun_by=None)
    Exchange.objects.filter(one=person).update(one=None)
    Exchange.objects.filter(other=person).update(other=None)
    sitting = Seat.objects.filter(exchange=OuterRef("pk")).exclude(
        Q(person=None) | Q(answer=Seat.Answer.LEFT)
    )
    Exchange.objects.filter(~Exists(sitting)).delete()
