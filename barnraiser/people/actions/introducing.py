"""Somebody is known: by a name, a handle, perhaps an address."""

from collections.abc import Iterable, Sequence
from typing import Any

from django.db import models, transaction

from barnraiser.ground import clock

from .. import names
from ..models import Account, Address, Listed, Person
from .handles import handle_for
from .listing import list_people, list_person, unlist_people


@transaction.atomic
def introduce(*, name: str, address: str = "", account: Account | None = None, **profile: Any) -> Person:
    """A new person is known, by name and perhaps by an address; claimed at once when an account comes along."""
    person = _called(name, handles=set(), account=account, **profile)
    person.save(force_insert=True)
    if address:
        know_address(person=person, address=address)
    list_person(person)
    return person


@transaction.atomic
def introduce_all(people: Sequence[tuple[str, str]]) -> list[Person]:
    """New people are known by these names and addresses, in a few queries. No address is anybody's yet; it may be empty."""
    handles: set[str] = set()
    made = [_called(name, handles=handles) for name, _ in people]
    Person.objects.bulk_create(made)
    Address.objects.bulk_create(
        Address(person=person, address=address.strip().lower())
        for person, (_, address) in zip(made, people, strict=True)
        if address
    )
    list_people(person.pk for person in made)
    return made


def _called(name: str, *, handles: set[str], **known: Any) -> Person:
    """Somebody by this name, with a handle that is none of these and nobody's."""
    said = names.tidy(name)[: names.LONGEST]
    name = said if names.is_a_name(said) else "Somebody"
    handle = handle_for(name, beside=handles)
    handles.add(handle)
    return Person(name=name, handle=handle, skeleton=names.skeleton(said), arrived_at=clock.now(), **known)


def know_address(*, person: Person, address: str) -> None:
    """The address is known to be the person's. Nothing changes if it was known already."""
    Address.objects.get_or_create(address=address.strip().lower(), defaults={"person": person})


@transaction.atomic
def unintroduce(*, people: Iterable[int]) -> int:
    """Those of these people who are no more than a name and an address are not known any more. How many they were.

    Whoever came in, was invited, spoke, or is named by anything else at all, stays.
    """
    keys = set(Person.objects.filter(pk__in=list(people), account=None).values_list("pk", flat=True))
    for relation in Person._meta.related_objects:
        if keys and relation.related_model not in (Address, Listed):
            keys -= set(_naming(relation, keys))
    unlist_people(keys)
    Address.objects.filter(person__in=keys).delete()
    Person.objects.filter(pk__in=keys).delete()
    return len(keys)


def _naming(relation: Any, keys: set[int]) -> Iterable[int]:
    """Those of the people whom a row of the relation names."""
    rows: models.QuerySet[Any] = relation.related_model._base_manager
    if relation.many_to_many:
        return Person.objects.filter(**{f"{relation.name}__isnull": False}, pk__in=keys).values_list(
            "pk", flat=True
        )
    name = relation.field.name
    return rows.filter(**{f"{name}__in": keys}).values_list(name, flat=True)
