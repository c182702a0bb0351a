from datetime import UTC, datetime, timedelta
from pathlib import Path

import pytest

from barnraiser.notices import actions
from barnraiser.notices.manifest import MANIFEST
from barnraiser.notices.models import Reading
from barnraiser.people.models import Person
from tests.at_once import at_once

MONDAY = datetime(2026, 10, 5, 9, tzinfo=UTC)


def until(person: Person) -> datetime:
    return Reading.objects.get(person=person).until


@pytest.mark.django_db
def test_what_was_read_stays_read(ruth: Person) -> None:
    actions.read(by=ruth, until=MONDAY)
    actions.read(by=ruth, until=MONDAY - timedelta(days=1))
    assert until(ruth) == MONDAY
    actions.read(by=ruth, until=MONDAY + timedelta(days=1))
    assert until(ruth) == MONDAY + timedelta(days=1)


@pytest.mark.django_db
def test_the_mark_goes_with_the_person_and_is_theirs_to_take(ruth: Person, callum: Person) -> None:
    assert MANIFEST.export
    assert MANIFEST.forget
    assert MANIFEST.export(ruth) == {"read_until": None, "letters": []}
    actions.read(by=ruth, until=MONDAY)
    actions.read(by=callum, until=MONDAY)
    assert MANIFEST.export(ruth)["read_until"] == MONDAY.isoformat()
    MANIFEST.forget(person=ruth)
    assert list(Reading.objects.values_list("person", flat=True)) == [callum.pk]


@pytest.mark.django_db(transaction=True)
def test_twenty_pages_opened_at_once_leave_one_mark_at_the_latest(ruth: Person, tmp_path: Path) -> None:
    moments = [MONDAY + timedelta(minutes=n) for n in range(20)]
    outcomes = at_once([lambda m=m: actions.read(by=ruth, until=m) for m in moments], tmp_path)  # type: ignore[misc]
    assert outcomes == [None] * 20
    assert until(ruth) == moments[-1]
