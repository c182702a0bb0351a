"""When letters may come to whom."""

from collections.abc import Iterable, Mapping

from django.conf import settings

from ..models import Person, Quiet


def quiet_of(person: Person) -> Quiet:
    """The person's clock and quiet hours; where they chose none, the house's clock and no such hours."""
    return quiet_hours([person.pk])[person.pk]


def quiet_hours(keys: Iterable[int]) -> Mapping[int, Quiet]:
    """The same for several people, by key; every key is there."""
    keys = list(keys)
    chosen = {row.person_id: row for row in Quiet.objects.filter(person__in=keys)}
    return {key: chosen.get(key) or Quiet(person_id=key, zone=settings.TIME_ZONE) for key in keys}


def exported_quiet(person: Person) -> Mapping[str, str | None] | None:
    row = Quiet.objects.filter(person=person).first()
    if row is None:
        return None
    begins, ends = (hour.isoformat() if hour else None for hour in (row.begins, row.ends))
    return {"zone": row.zone, "begins": begins, "ends": ends}
