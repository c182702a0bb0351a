from datetime import timedelta

import pytest
from django_ox.models import OxTask

from barnraiser.capital.actions import ask_to_read_again
from barnraiser.communities.models import Community
from barnraiser.ground import clock
from barnraiser.ground.verdict import Refused
from barnraiser.people.models import Person
from tests.conftest import SPRING


def test_figures_are_asked_for_once_a_minute(ruth: Person, soil_and_table: Community) -> None:
    with clock.at(SPRING):
        assert ask_to_read_again(by=ruth, community=soil_and_table)
        assert not ask_to_read_again(by=ruth, community=soil_and_table)
    with clock.at(SPRING + timedelta(seconds=61)):
        assert ask_to_read_again(by=ruth, community=soil_and_table)
    assert OxTask.objects.count() == 2


def test_nobody_from_elsewhere_sets_the_machine_to_work(harald: Person, soil_and_table: Community) -> None:
    with pytest.raises(Refused):
        ask_to_read_again(by=harald, community=soil_and_table)
    assert not OxTask.objects.exists()
