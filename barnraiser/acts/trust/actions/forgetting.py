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

BETWEEN_TWO = (Statement, Care, Agreement, Nod)
ABOUT_ANOTHER = (Note, Target, Mark, Check)


@transaction.atomic
def forget(*, person: Person) -> None:
    """Nothing here is by the person or about them. Of what stood between two, nothing is left for one."""
    for table in BETWEEN_TWO:
        table._default_manager.filter(Q(by=person) | Q(toward=person)).delete()
    for table in ABOUT_ANOTHER:
        table._default_manager.filter(Q(by=person) | Q(person=person)).delete()
    for own in (Value, Shortlist):
        own._default_manager.filter(by=person).delete()
    Pick.objects.filter(person=person).delete()
