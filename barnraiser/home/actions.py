"""The one write of the front door."""

from datetime import datetime, timedelta

from django.db import transaction

from barnraiser.ground import clock
from barnraiser.people.models import Person

from .models import Visit

PAUSE = timedelta(minutes=30)


@transaction.atomic
def visit(*, by: Person) -> datetime | None:
    """The person is here now. Returns since when things are new to them: the end of their visit before this one.

    Coming back within half an hour is the same visit. On the first visit there is nothing before it: None.
    """
    now = clock.now()
    known, is_first = Visit.objects.get_or_create(person=by, defaults={"seen_at": now})
    if not is_first and now - known.seen_at > PAUSE:
        known.before = known.seen_at
    known.seen_at = now
    known.save(update_fields=["seen_at", "before"])
    return known.before


def forget(*, person: Person) -> None:
    Visit.objects.filter(person=person).delete()
