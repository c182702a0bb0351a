"""How far somebody has read: for their own eyes, never an act, and shown to nobody they write with."""

from datetime import datetime

from django.db import transaction
from django.db.models import Q

from barnraiser.people.models import Person

from ..models import Exchange, Seat


@transaction.atomic
def read(*, by: Person, exchange: Exchange, until: datetime) -> None:
    """The person has read what was said up to this moment. What was read stays read."""
    seats = Seat.objects.filter(exchange=exchange, person=by)
    seats.filter(Q(read_until=None) | Q(read_until__lt=until)).update(read_until=until)
