"""Forget a person: what they said of others, and what others said of them or kept about them, is gone."""

from django.db import transaction
from django.db.models import Q

from barnraiser.people.models import Person

from ..models import Care, Note, Statement, Target


@transaction.atomic
def forget(*, person: Person) -> None:
    """Nothing here is by the person or about them. Of what stood between two, nothing is left for one."""
    Statement.objects.filter(Q(by=person) | Q(toward=person)).delete()
    Care.objects.filter(Q(by=person) | Q(toward=person)).delete()
    Note.objects.filter(Q(by=person) | Q(person=person)).delete()
    Target.objects.filter(Q(by=person) | Q(person=person)).delete()
