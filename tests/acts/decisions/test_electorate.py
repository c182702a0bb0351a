from datetime import timedelta

import pytest

from barnraiser.acts.belonging import actions as belonging
from barnraiser.acts.decisions.electorate import counts, electorate, members, needed_now
from barnraiser.communities import actions as communities
from barnraiser.communities import queries as rooms
from barnraiser.communities.models import Community
from barnraiser.ground import clock
from barnraiser.people import actions as people
from barnraiser.people.models import Person
from demo import cast
from tests.conftest import joins

from .telling import proposes

pytestmark = pytest.mark.django_db


def test_who_was_a_member_when_it_opened_and_still_is(
    ruth: Person, callum: Person, nell: Person, harald: Person, soil_and_table: Community
) -> None:
    proposal = proposes(ruth, soil_and_table)
    joins(cast.PRIYA, soil_and_table, nell)
    membership = rooms.membership_of(callum, soil_and_table)
    assert membership
    belonging.leave(by=callum, membership=membership)
    assert {m.person_id for m in electorate(proposal)} == {ruth.pk, nell.pk}
    assert not counts(harald, proposal)
    assert not counts(None, proposal)
    assert counts(ruth, proposal)


def test_who_left_and_came_back_is_a_newcomer(
    ruth: Person, callum: Person, nell: Person, soil_and_table: Community
) -> None:
    proposal = proposes(ruth, soil_and_table)
    membership = rooms.membership_of(callum, soil_and_table)
    assert membership
    belonging.leave(by=callum, membership=membership)
    with clock.at(clock.now() + timedelta(hours=1)):
        invitation, _ = belonging.invite(
            by=nell, community=soil_and_table, address=cast.CALLUM.address, send=False
        )
        belonging.accept(by=callum, invitation=invitation)
    assert not counts(callum, proposal)


def test_who_has_not_come_in_yet_is_no_elector(nell: Person, soil_and_table: Community) -> None:
    ghost = people.introduce(name="Ghost", address="ghost@aldervalley.example")
    communities.admit(person=ghost, community=soil_and_table)
    assert {m.person_id for m in members(soil_and_table)} == {nell.pk}


def test_no_more_voices_are_needed_than_there_are_people(ruth: Person, soil_and_table: Community) -> None:
    proposal = proposes(ruth, soil_and_table, needed=2)
    assert [needed_now(proposal, electors) for electors in (0, 1, 2, 9)] == [1, 1, 2, 2]
