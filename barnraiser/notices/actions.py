"""How far somebody has read their notices: for their own eyes, never an act."""

from datetime import datetime

from django.db import transaction

from barnraiser.people.models import Person

from .models import Reading


@transaction.atomic
def read(*, by: Person, until: datetime) -> None:
    """The person has read what they were told up to this moment. What was read stays read."""
    place, is_new = Reading.objects.get_or_create(person=by, defaults={"until": until})
    if not is_new:
        Reading.objects.filter(pk=place.pk, until__lt=until).update(until=until)


@transaction.atomic
def forget(*, person: Person) -> None:
    """Nothing here names the person any more."""
    Reading.objects.filter(person=person).delete()
