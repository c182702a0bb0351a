from datetime import timedelta

import pytest

from barnraiser.ground import clock
from barnraiser.home import actions
from barnraiser.home.models import Visit
from barnraiser.people.models import Person


@pytest.fixture
def noon(ruth: Person) -> None:
    """Ruth was here once before; tests come back after it."""
    actions.visit(by=ruth)


def test_before_the_first_visit_there_is_none(ruth: Person) -> None:
    assert actions.visit(by=ruth) is None


def test_coming_back_within_half_an_hour_is_the_same_visit(ruth: Person, noon: None) -> None:
    with clock.at(clock.now() + timedelta(minutes=20)):
        assert actions.visit(by=ruth) is None


def test_after_a_pause_new_means_since_the_last_visit_ended(ruth: Person, noon: None) -> None:
    left = Visit.objects.get(person=ruth).seen_at
    with clock.at(left + timedelta(hours=20)):
        assert actions.visit(by=ruth) == left
        assert actions.visit(by=ruth) == left


def test_forgetting_somebody_forgets_when_they_were_here(ruth: Person, noon: None) -> None:
    actions.forget(person=ruth)
    assert not Visit.objects.filter(person=ruth).exists()
