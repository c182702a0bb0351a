"""What the actions' tests do not ask of the rules: the reasons shown on pages, and the edges."""

from datetime import timedelta

import pytest

from barnraiser.acts.decisions import actions, rules
from barnraiser.acts.decisions.models import Outcome
from barnraiser.communities.models import Community
from barnraiser.ground import clock
from barnraiser.people.models import Person

from .telling import MONDAY, asks_to_rank, closes, proposes

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
        assert rules.is_well_asked(MONDAY + rules.LONGEST, 1, 1)
        assert not rules.is_well_asked(MONDAY + rules.LONGEST + timedelta(seconds=1), 1, 1)
        assert not rules.is_well_asked(MONDAY + timedelta(days=1), 0, 1)


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
