"""Forget a person: what they said of others, and what others said of them or kept about them, is gone."""

from django.db import transaction
from django.db.models import Q

from barnraiser.people.models import Person

from ..models import (
    Agreement,
    Care,
    Check,
    Mark,
    Nod,
    Note,
    Pick,
    Shortlist,
    Statement,
    Target,
    Value,
)


@transaction.atomic
def forget(*, person: Person) -> None:
    """Nothing here is by the person or about them. Of what stood between two, nothing is left for one."""
    between, about = Q(by=person) | Q(toward=person), Q(by=person) | Q(person=person)
    Statement.objects.filter(between).delete()
    Care.objects.filter(between).delete()
    Agreement.objects.filter(between).delete()
    Nod.objects.filter(between).delete()
    Note.objects.filter(about).delete()
    Target.objects.filter(about).delete()
    Mark.objects.filter(about).delete()
    Check.objects.filter(about).delete()
    Value.objects.filter(by=person).delete()
    Shortlist.objects.filter(by=person).delete()
    Pick.objects.filter(person=person).delete()
