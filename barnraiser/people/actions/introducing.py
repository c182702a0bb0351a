"""Somebody is known: by a name, a handle, perhaps an address."""

from typing import Any

from django.db import transaction

from barnraiser.ground import clock

from .. import names
from ..models import Account, Address, Person
from .handles import handle_for
from .listing import list_person


@transaction.atomic
def introduce(*, name: str, address: str = "", account: Account | None = None, **profile: Any) -> Person:
    """A new person is known, by name and perhaps by an address; claimed at once when an account comes along."""
    said = names.tidy(name)[: names.LONGEST]
    name = said if names.is_a_name(said) else "Somebody"
    person = Person.objects.create(
        name=name,
        handle=handle_for(name),
        skeleton=names.skeleton(said),
        account=account,
        arrived_at=clock.now(),
        **profile,
    )
    if address:
        know_address(person=person, address=address)
    list_person(person)
    return person


def know_address(*, person: Person, address: str) -> None:
    """The address is known to be the person's. Nothing changes if it was known already."""
    Address.objects.get_or_create(address=address.strip().lower(), defaults={"person": person})
