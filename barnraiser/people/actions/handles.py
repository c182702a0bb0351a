"""The short address somebody is found at."""

from collections.abc import Collection

from django.db import IntegrityError, transaction

from barnraiser.ground.models import new_code
from barnraiser.ground.verdict import Refused

from .. import handles
from ..models import FormerHandle, Person
from ..rules import may_edit

TAKEN = "Somebody has this address, or had it. Choose another."


def handle_for(name: str, beside: Collection[str] = ()) -> str:
    """A free handle that reads like the name: `ruth-amsel`, or `ruth-amsel-7k2` where that is taken, or is `beside`."""
    base = handles.like(name)
    taken = (
        base in beside
        or Person.objects.filter(handle=base).exists()
        or FormerHandle.objects.filter(handle=base).exists()
    )
    return f"{base}-{new_code()[:4]}" if taken else base


@transaction.atomic
def choose_handle(*, by: Person, person: Person, handle: str) -> Person:
    """The person is found at this address from now on; the one before leads there still, and nobody else gets it."""
    may_edit(by, person).require()
    if handle == person.handle:
        return person
    if not handles.SHAPE.fullmatch(handle):
        raise Refused("An address has 2 to 30 small letters, figures and hyphens, and begins with no hyphen.")
    if handles.is_reserved(handle):
        raise Refused("The house itself answers to this word. Choose another.")
    if FormerHandle.objects.filter(handle=handle).exclude(person=person).exists():
        raise Refused(TAKEN)
    FormerHandle.objects.filter(person=person, handle=handle).delete()
    before, person.handle = person.handle, handle
    try:
        with transaction.atomic():
            person.save(update_fields=["handle"])
            FormerHandle.objects.create(person=person, handle=before)
    except IntegrityError as error:
        person.handle = before
        raise Refused(TAKEN) from error
    return person
