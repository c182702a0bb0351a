import pytest
from django.db import IntegrityError, transaction

from barnraiser.home import actions
from barnraiser.home.models import Visit
from barnraiser.people.models import Person


def test_a_person_has_one_visit_to_remember(ruth: Person) -> None:
    actions.visit(by=ruth)
    with pytest.raises(IntegrityError), transaction.atomic():
        Visit.objects.create(person=ruth)
    assert str(ruth.pk) in str(Visit.objects.get())
