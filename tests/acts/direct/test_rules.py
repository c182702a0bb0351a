from datetime import timedelta

import pytest

from barnraiser.acts.direct import actions, rules
from barnraiser.communities.models import Community
from barnraiser.ground import clock
from barnraiser.people import actions as people
from barnraiser.people.models import Person

from .telling import two_write, writes


def test_who_has_not_come_in_or_is_going_is_not_written_to(
    ruth: Person, callum: Person, soil_and_table: Community
) -> None:
    exchange = two_write(ruth, callum, soil_and_table)
    assert rules.may_write_to(ruth, callum)
    people.ask_to_go(by=callum)
    assert not rules.may_write_to(ruth, callum)
    assert not rules.may_write(ruth, exchange), "two who are no longer acquainted write no more"
    assert "has not come in" in rules.may_write_to(ruth, people.introduce(name="Ada")).reason


def test_a_day_later_there_is_room_again(
    ruth: Person, callum: Person, soil_and_table: Community, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(rules, "STRANGERS_A_DAY", 1)
    writes(ruth, callum)
    assert not rules.may_ask(ruth, 1)
    assert rules.may_ask(ruth, 0)
    with clock.at(clock.now() + timedelta(days=1, minutes=1)):
        assert rules.may_ask(ruth, 1)


def test_only_who_sits_there_does_anything_there(
    ruth: Person, callum: Person, nell: Person, soil_and_table: Community
) -> None:
    exchange = two_write(ruth, callum, soil_and_table)
    for may in (rules.may_write, rules.may_leave, rules.may_mute):
        assert may(ruth, exchange)
        assert not may(nell, exchange)
    seat = rules.seat_of(callum, exchange)
    assert seat
    assert not rules.may_answer(ruth, seat, yes=True)
    actions.leave(by=callum, exchange=exchange)
    assert not rules.may_mute(callum, exchange)
