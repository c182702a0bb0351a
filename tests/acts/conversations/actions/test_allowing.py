"""So many times a while, counted in the database."""

from datetime import timedelta
from pathlib import Path

import pytest

from barnraiser.acts.conversations import actions
from barnraiser.acts.conversations.models import Allowance
from barnraiser.acts.conversations.rules import ALLOWED
from barnraiser.ground import clock
from barnraiser.people.models import Person
from tests.at_once import at_once

CARDS = Allowance.Of.CARDS


@pytest.fixture(autouse=True)
def five_a_day(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setitem(ALLOWED, CARDS, (5, timedelta(days=1)))


@pytest.mark.django_db
def test_a_measure_is_used_up_and_comes_again(ruth: Person, callum: Person) -> None:
    assert [actions.allow(by=ruth, of=CARDS) for _ in range(7)] == [True] * 5 + [False] * 2
    assert actions.allow(by=callum, of=CARDS)
    with clock.at(clock.now() + timedelta(days=1)):
        assert actions.allow(by=ruth, of=CARDS)
    assert Allowance.objects.get(person=ruth).used == 1


@pytest.mark.django_db
def test_a_handful_that_is_too_much_takes_nothing(ruth: Person) -> None:
    assert actions.allow(by=ruth, of=CARDS, times=3)
    assert not actions.allow(by=ruth, of=CARDS, times=3)
    assert Allowance.objects.get(person=ruth).used == 3


@pytest.mark.django_db(transaction=True)
def test_twenty_at_once_get_five(ruth: Person, tmp_path: Path) -> None:
    said = at_once([lambda: actions.allow(by=ruth, of=CARDS)] * 20, tmp_path)
    assert sorted(said) == [False] * 15 + [True] * 5
    assert Allowance.objects.get(person=ruth).used == 5
