"""Somebody is known: by a name, a handle, perhaps an address."""

import re
import unicodedata
from typing import Any

from django.db import transaction

from barnraiser.ground import clock
from barnraiser.ground.models import new_code
from barnraiser.ground.text import one_line

from ..models import Account, Address, Person
from .listing import list_person


def handle_for(name: str) -> str:
    """A free handle that reads like the name: `ruth-amsel`, or `ruth-amsel-7k2` where that is taken."""
    ascii_name = unicodedata.normalize("NFKD", name).encode("ascii", "ignore").decode().lower()
    base = re.sub(r"[^a-z0-9]+", "-", ascii_name).strip("-")[:24].strip("-") or "person"
    base = base if len(base) > 1 else f"{base}-person"
    taken = Person.objects.filter(handle=base).exists()
    return f"{base}-{new_code()[:4]}" if taken else base


@transaction.atomic
def introduce(*, name: str, address: str = "", account: Account | None = None, **profile: Any) -> Person:
    """A new person is known, by name and perhaps by an address; claimed at once when an account comes along."""
    name = one_line(name)[:80] or "Somebody"
    person = Person.objects.create(
        name=name, handle=handle_for(name), account=account, arrived_at=clock.now(), **profile
    )
    if address:
        know_address(person=person, address=address)
    list_person(person)
    return person


def know_address(*, person: Person, address: str) -> None:
    """The address is known to be the person's. Nothing changes if it was known already."""
    Address.objects.get_or_create(address=address.strip().lower(), defaults={"person": person})
