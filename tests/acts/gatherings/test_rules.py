from datetime import timedelta

import pytest

from barnraiser.acts.gatherings import rules
from barnraiser.acts.gatherings.models import Gathering
from barnraiser.communities.models import Community
from barnraiser.ground import clock
from barnraiser.people.models import Person

from .telling import EVENING, MONDAY, SATURDAY, calls, says

pytestmark = pytest.mark.django_db


def test_members_call_and_answer_and_strangers_do_not(
    farm: Gathering, ruth: Person, harald: Person, soil_and_table: Community
) -> None:
    with clock.at(MONDAY):
        assert rules.may_call(ruth, soil_and_table)
        assert rules.may_answer(ruth, farm)
        for verdict in (
            rules.may_call(harald, soil_and_table),
            rules.may_call(None, soil_and_table),
            rules.may_answer(harald, farm),
            rules.may_answer(harald, farm, coming=False),
            rules.may_check_in(harald, farm),
            rules.may_host(harald, farm),
            rules.may_keep(harald, farm),
        ):
            assert verdict.reason == "Only members of Soil & Table take part in it."


def test_the_three_words_are_the_hosts_alone_also_where_a_steward_keeps_it(
    ruth: Person, nell: Person, callum: Person, soil_and_table: Community
) -> None:
    held = calls(ruth, soil_and_table)
    assert rules.may_host(ruth, held)
    assert not rules.may_host(nell, held)
    assert rules.may_keep(nell, held)
    assert not rules.may_keep(callum, held)


def test_room_is_for_those_who_were_promised_it(farm: Gathering, ruth: Person, callum: Person) -> None:
    says(ruth, farm)
    assert rules.has_room_for(farm, 1)
    assert rules.has_room_for(farm, None)
    says(callum, farm)
    assert rules.has_room_for(farm, 1).reason == "2 are coming already. Leave at least as many places."


def test_what_is_looked_back_on_has_begun(been: Gathering, ruth: Person, priya: Person) -> None:
    with clock.at(MONDAY):
        assert rules.may_look_back(ruth, been).reason == "It has not begun."
    with clock.at(EVENING + timedelta(days=400)):
        assert rules.may_look_back(ruth, been)
        assert not rules.may_look_back(priya, been)
        assert not rules.may_conclude(ruth, been)


def test_one_says_one_met_people_who_can_say_so_too(
    ruth: Person, callum: Person, harald: Person, soil_and_table: Community
) -> None:
    assert rules.may_say_we_met(ruth, callum)
    assert not rules.may_say_we_met(ruth, ruth)
    assert not rules.may_say_we_met(ruth, harald)
    assert not rules.may_say_we_met(None, callum)
    today = SATURDAY.date()
    with clock.at(SATURDAY):
        assert rules.may_say_we_met_on(ruth, callum, soil_and_table, today)
        assert not rules.may_say_we_met_on(ruth, callum, soil_and_table, today + timedelta(days=1))
