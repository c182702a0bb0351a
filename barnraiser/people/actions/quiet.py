"""When letters may come to somebody."""

from datetime import time
from zoneinfo import available_timezones

from django.db import transaction

from barnraiser.ground.verdict import provided

from ..models import Person, Quiet


@transaction.atomic
def keep_quiet(*, by: Person, zone: str, begins: time | None = None, ends: time | None = None) -> Quiet:
    """No letter comes to the person in these hours, by the clock of this time zone; without hours one may come at any."""
    provided(zone in available_timezones(), "No time zone of this name is known.").require()
    provided((begins is None) == (ends is None), "Quiet hours have a beginning and an end.").require()
    provided(begins is None or begins != ends, "Quiet hours that end as they begin are none.").require()
    hours = {"zone": zone, "begins": begins, "ends": ends}
    return Quiet.objects.update_or_create(person=by, defaults=hours)[0]
