"""How far somebody has read: for their own eyes, never an act."""

from datetime import datetime

from django.db import transaction

from barnraiser.people.models import Person

from ..models import Conversation, Reading


@transaction.atomic
def read(*, by: Person, conversation: Conversation, until: datetime) -> None:
    """The person has read what was said up to this moment. What was read stays read."""
    place, is_new = Reading.objects.get_or_create(
        conversation=conversation, person=by, defaults={"at": until}
    )
    if not is_new:
        Reading.objects.filter(pk=place.pk, at__lt=until).update(at=until)
