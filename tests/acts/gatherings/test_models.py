from datetime import date, timedelta

import pytest
from django.db import IntegrityError, transaction

from barnraiser.acts.gatherings.models import Attendance, Gathering, Intention, Meeting
from barnraiser.ground import clock
from barnraiser.people.models import Person

from .telling import EVENING, MONDAY, SATURDAY

pytestmark = pytest.mark.django_db


@pytest.mark.parametrize(
    "wrong",
    [
        {"ends_at": SATURDAY},
        {"capacity": 0},
        {"place": ""},
        {"link": "https://x.example"},
        {"way": "online"},
    ],
)
def test_the_database_keeps_no_gathering_that_cannot_be(farm: Gathering, wrong: dict[str, object]) -> None:
    with pytest.raises(IntegrityError), transaction.atomic():
        Gathering.objects.filter(pk=farm.pk).update(**wrong)


def test_nobody_is_there_twice_or_means_themselves(been: Gathering, ruth: Person) -> None:
    with pytest.raises(IntegrityError), transaction.atomic():
        Attendance.objects.create(gathering=been, person=ruth)
    with pytest.raises(IntegrityError), transaction.atomic():
        Intention.objects.create(gathering=been, by=ruth, toward=ruth)


def test_a_pair_meets_once_whoever_says_it(farm: Gathering, ruth: Person, callum: Person) -> None:
    one, other = sorted((ruth, callum), key=lambda person: person.pk)
    said = {"community": farm.community, "by": ruth, "day": date(2026, 10, 16), "minutes": 30}
    for gathering in (None, farm):
        Meeting.objects.create(one=one, other=other, gathering=gathering, **said)
        with pytest.raises(IntegrityError), transaction.atomic():
            Meeting.objects.create(one=one, other=other, gathering=gathering, **said)
    with pytest.raises(IntegrityError), transaction.atomic():
        Meeting.objects.create(one=other, other=one, gathering=None, **said)


def test_hours_open_and_close(farm: Gathering) -> None:
    assert (farm.opens_at, farm.closes_at) == (
        SATURDAY - timedelta(hours=1),
        EVENING + timedelta(hours=12),
    )
    for moment, begun, over in ((MONDAY, False, False), (SATURDAY, True, False), (EVENING, True, True)):
        with clock.at(moment):
            assert (farm.has_begun, farm.is_over) == (begun, over)
            assert Gathering.objects.ahead().exists() != over
            assert Gathering.objects.over().exists() == over
