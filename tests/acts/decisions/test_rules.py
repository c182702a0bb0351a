"""What the actions' tests do not ask of the rules: the reasons shown on pages, and the edges."""

from datetime import datetime, timedelta

import pytest
from django.utils import timezone

from barnraiser.acts.decisions import actions, rules
from barnraiser.acts.decisions.models import Outcome
from barnraiser.communities.models import Community
from barnraiser.ground import clock
from barnraiser.people.models import Person

from .telling import MONDAY, asks_for_another, asks_to_do, asks_to_rank, closes, proposes

pytestmark = pytest.mark.django_db


def test_a_stranger_may_do_nothing(harald: Person, ruth: Person, soil_and_table: Community) -> None:
    proposal, ranked = proposes(ruth, soil_and_table), asks_to_rank(ruth, soil_and_table)
    for person in (harald, None):
        assert not rules.may_propose(person, soil_and_table)
        assert not rules.may_speak(person, proposal)
        assert not rules.may_rank(person, ranked)
        assert not rules.may_amend(person, proposal)
        assert not rules.may_withdraw(person, proposal)
        assert not rules.may_close_early(person, proposal)


def test_a_year_is_the_longest(ruth: Person, soil_and_table: Community) -> None:
    with clock.at(MONDAY):
        usual = rules.defaults(soil_and_table)
        for binds in (True, False):
            assert rules.is_well_asked(MONDAY + rules.LONGEST, 1, usual, binds=binds)
            late = MONDAY + rules.LONGEST + timedelta(seconds=1)
            assert not rules.is_well_asked(late, 1, usual, binds=binds)
        assert not rules.is_well_asked(MONDAY + timedelta(days=1), 0, usual, binds=False)


@pytest.mark.parametrize("hour", [9, 20])
def test_what_binds_may_close_on_the_evening_of_the_day_the_method_gives(
    nell: Person, soil_and_table: Community, hour: int
) -> None:
    now = timezone.make_aware(datetime(2026, 10, 5, hour))
    with clock.at(now):
        usual = rules.defaults(soil_and_table)
        evening = timezone.make_aware(datetime(2026, 10, 12, min(hour, 18)))
        assert usual.earliest == evening
        assert rules.is_well_asked(evening, 1, usual, binds=True)
        early = evening - timedelta(minutes=1)
        assert not rules.is_well_asked(early, 1, usual, binds=True)
        assert rules.is_well_asked(early, 1, usual, binds=False)


def test_a_half_of_three_is_two(ruth: Person, callum: Person, soil_and_table: Community) -> None:
    usual = rules.defaults(soil_and_table)
    assert (usual.members, usual.needed) == (3, 2)
    assert usual.said.startswith("A proposal is open for")


def test_everybody_spoke_when_the_last_elector_has(
    ruth: Person, nell: Person, soil_and_table: Community
) -> None:
    proposal, ranked = proposes(ruth, soil_and_table), asks_to_rank(ruth, soil_and_table)
    actions.stand(by=ruth, proposal=proposal, stance="aside")
    actions.rank(by=ruth, proposal=ranked, ranking=[0])
    assert not rules.everybody_spoke(proposal)
    assert not rules.everybody_spoke(ranked)
    actions.stand(by=nell, proposal=proposal, stance="aside")
    actions.rank(by=nell, proposal=ranked, ranking=[0])
    assert rules.everybody_spoke(proposal)
    assert rules.everybody_spoke(ranked)


def test_who_spoke_of_something_else_has_yet_to_speak(
    ruth: Person, nell: Person, soil_and_table: Community
) -> None:
    proposal = asks_to_do(ruth, soil_and_table)
    for person in (ruth, nell):
        actions.stand(by=person, proposal=proposal, stance="consents")
    assert rules.may_close_early(ruth, proposal)
    asks_for_another(proposal)
    assert "yet to speak" in rules.may_close_early(ruth, proposal).reason


def test_what_is_decided_and_what_is_being_counted_is_said_apart(
    ruth: Person, soil_and_table: Community
) -> None:
    proposal = proposes(ruth, soil_and_table)
    with clock.at(proposal.closes_at):
        assert "being counted" in rules.is_open(proposal).reason
    closes(proposal)
    assert "is decided" in rules.is_open(proposal).reason


def test_rankings_hide_among_eight() -> None:
    assert not rules.may_see_rankings(Outcome(rankings=[[0]] * 7))
    assert rules.may_see_rankings(Outcome(rankings=[[0]] * 8))
