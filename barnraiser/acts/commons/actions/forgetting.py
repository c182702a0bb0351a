"""Forget a person: what was kept of what they said goes; what they worded and wrote for all stays, without their name."""

from django.db import transaction

from barnraiser.people.models import Person

from ..models import Keeping, Page, Support, Version, Wording


@transaction.atomic
def forget(*, person: Person) -> None:
    """Nothing here names the person any more, and nothing is kept for which nobody could take back the yes."""
    Keeping.objects.filter(source__by=person).delete()
    Keeping.objects.filter(by=person).update(by=None)
    Support.objects.filter(by=person).delete()
    for written in (Wording, Version, Page):
        written.objects.filter(by=person).update(by=None)
