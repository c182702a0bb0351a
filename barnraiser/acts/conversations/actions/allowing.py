"""So many times a while, and no more, however many processes are asked."""

from django.db import transaction
from django.db.models import F

from barnraiser.ground import clock
from barnraiser.people.models import Person

from ..models import Allowance
from ..rules import ALLOWED


@transaction.atomic
def allow(*, by: Person, of: Allowance.Of, times: int = 1) -> bool:
    """The person has it so many times more, where that is within what one person gets in a while."""
    most, within = ALLOWED[of]
    rows = Allowance.objects.filter(person=by, of=of)
    current = rows.filter(since__gt=clock.now() - within, used__lte=most - times)
    if current.update(used=F("used") + times):
        return True
    if rows.filter(since__lte=clock.now() - within).update(since=clock.now(), used=times):
        return True
    _, is_new = Allowance.objects.get_or_create(
        person=by, of=of, defaults={"since": clock.now(), "used": times}
    )
    return is_new or bool(current.update(used=F("used") + times))
