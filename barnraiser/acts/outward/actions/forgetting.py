from django.db import transaction

from barnraiser.people import queries as people
from barnraiser.people.models import Person

from ..models import Delivery, Issue, Reader


@transaction.atomic
def forget(*, person: Person) -> None:
    """No newsletter goes to the person's addresses any more; those they wrote stay out, without their name."""
    Issue.objects.drafts().filter(by=person).delete()
    Issue.objects.filter(by=person).update(by=None)
    Delivery.objects.filter(person=person).delete()
    Reader.objects.filter(address__in=people.proven_addresses_of(person)).delete()
