import pytest
from django.db import IntegrityError

from barnraiser.notices.models import Reading
from barnraiser.people.models import Person


@pytest.mark.django_db
def test_a_person_has_one_mark(ruth: Person) -> None:
    reading = Reading.objects.create(person=ruth)
    assert str(reading).startswith(f"{ruth.pk} until ")
    with pytest.raises(IntegrityError):
        Reading.objects.create(person=ruth)
