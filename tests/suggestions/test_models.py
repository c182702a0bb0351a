import pytest
from django.db import IntegrityError, transaction

from barnraiser.people.models import Person
from barnraiser.suggestions.models import PutAside


def test_a_thing_is_put_aside_once(ruth: Person) -> None:
    PutAside.objects.create(person=ruth, key="lend", title="Lend a drill")
    with pytest.raises(IntegrityError), transaction.atomic():
        PutAside.objects.create(person=ruth, key="lend", title="Lend a drill")


def test_each_sees_their_own(ruth: Person, callum: Person) -> None:
    row = PutAside.objects.create(person=ruth, key="lend", title="Lend a drill")
    assert list(PutAside.objects.of(ruth)) == [row]
    assert not PutAside.objects.of(callum).exists()
    assert str(row) == "lend"
