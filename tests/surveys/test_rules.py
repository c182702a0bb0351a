from datetime import timedelta

import pytest

from barnraiser.communities import actions as communities
from barnraiser.communities.models import Community, Role
from barnraiser.communities.queries import membership_of
from barnraiser.ground import clock
from barnraiser.people.models import Person
from barnraiser.surveys import rules

from .telling import answers, asks, closes

pytestmark = pytest.mark.django_db


def test_a_steward_or_a_host_asks_and_nobody_else(
    crowd: list[Person], nell: Person, harald: Person, soil_and_table: Community
) -> None:
    host, member = crowd[:2]
    membership = membership_of(host, soil_and_table)
    assert membership
    communities.grant(by=nell, membership=membership, role=Role.HOST)
    assert rules.may_ask(nell, soil_and_table)
    assert rules.may_ask(host, soil_and_table)
    assert "a steward or a host" in rules.may_ask(member, soil_and_table).reason
    assert "Only members" in rules.may_ask(harald, soil_and_table).reason


def test_fewer_than_ten_members_are_not_asked(nell: Person, soil_and_table: Community) -> None:
    assert "fewer than ten members" in rules.may_ask(nell, soil_and_table).reason


def test_one_round_at_a_time_and_eight_weeks_between(
    crowd: list[Person], nell: Person, soil_and_table: Community
) -> None:
    round = asks(nell, soil_and_table)
    for instrument in ("pulse", "look"):
        reason = rules.may_open(nell, soil_and_table, instrument).reason
        assert "“Two questions about trust” is being asked until" in reason
    with clock.at(round.closes_at):
        assert rules.may_open(nell, soil_and_table, "look"), "the other one is another matter"
        assert "less than eight weeks" in rules.may_open(nell, soil_and_table, "pulse").reason
    with clock.at(round.opened_at + rules.BETWEEN + timedelta(seconds=1)):
        assert rules.may_open(nell, soil_and_table, "pulse")


def test_a_member_answers_once_while_it_is_open(
    crowd: list[Person], nell: Person, harald: Person, soil_and_table: Community
) -> None:
    round = asks(nell, soil_and_table)
    assert rules.may_answer(crowd[0], round)
    assert not rules.may_answer(harald, round)
    answers(crowd[0], round)
    assert "answered already" in rules.may_answer(crowd[0], round).reason
    assert not rules.may_decline(crowd[0], round)
    with clock.at(round.closes_at):
        assert "closed" in rules.may_answer(crowd[1], round).reason
        assert not rules.may_decline(crowd[1], round)


def test_whoever_answered_may_take_it_back_before_and_after_the_end(
    crowd: list[Person], nell: Person, soil_and_table: Community
) -> None:
    round = asks(nell, soil_and_table)
    answers(crowd[0], round)
    assert rules.may_withdraw(crowd[0], round)
    assert not rules.may_withdraw(crowd[1], round)
    closes(round)
    assert rules.may_withdraw(crowd[0], round)
