"""How a letter ends."""

from django.db import transaction

from barnraiser.ground import clock
from barnraiser.people.models import Person

from ..models import Arrival, State


@transaction.atomic
def end(*, arrival: Arrival, state: State, reason: str = "", by: Person | None = None) -> Arrival:
    """The letter is this now, for this reason. What is settled already stays as it is, except that held is not the end."""
    open_still = [State.WAITING, State.HELD]
    values = {"state": state, "reason": reason[:300], "settled_at": clock.now(), "parent": ""}
    if by is not None:
        values["by"] = by
    Arrival.objects.filter(pk=arrival.pk, state__in=open_still).update(**values)
    arrival.refresh_from_db()
    return arrival
