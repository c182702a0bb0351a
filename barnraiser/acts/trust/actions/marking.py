"""Circle-of-trust marks: for one's own eyes, so nothing here is an act."""

from collections.abc import Iterable

from django.db import transaction

from barnraiser.ground import clock
from barnraiser.people.models import Person

from ..models import Mark
from ..rules import may_note
from .holding import hold


@transaction.atomic
def mark(*, by: Person, person: Person, origins: Iterable[str]) -> list[Mark]:
    """The person is marked with these origins and no others, by this member and for them alone."""
    hold(by)
    may_note(by, person).require()
    wanted = {Mark.Origin(origin) for origin in origins}
    Mark.objects.filter(by=by, person=person).exclude(origin__in=wanted).delete()
    for origin in wanted:
        Mark.objects.get_or_create(by=by, person=person, origin=origin, defaults={"at": clock.now()})
    return list(Mark.objects.filter(by=by, person=person).order_by("pk"))


@transaction.atomic
def unmark(*, by: Person, person: Person) -> None:
    """The member has no mark on the person any more, also where the two share no community now."""
    Mark.objects.filter(by=by, person=person).delete()
