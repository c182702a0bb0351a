import pytest

from barnraiser.acts.belonging import actions, rules
from barnraiser.acts.belonging.rules import letters
from barnraiser.communities import actions as communities
from barnraiser.communities import queries as rooms
from barnraiser.communities.models import Community
from barnraiser.people.models import Person

from .telling import asked, comes


def test_members_invite(ruth: Person, harald: Person, soil_and_table: Community) -> None:
    assert rules.may_invite(ruth, soil_and_table)
    assert not rules.may_invite(harald, soil_and_table)
    assert not rules.may_invite(None, soil_and_table)


def test_a_member_sends_only_so_many_letters_a_day(
    ruth: Person, callum: Person, soil_and_table: Community, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(letters, "LETTERS_A_DAY", 2)
    for number in range(2):
        actions.invite(by=ruth, community=soil_and_table, address=f"n{number}@else.example")
    assert "2 people in since yesterday" in rules.may_send(ruth, soil_and_table, "next@else.example").reason
    assert rules.may_send(callum, soil_and_table, "next@else.example")


def test_an_address_is_somebodys_once_they_sign_in_with_it(ruth: Person, soil_and_table: Community) -> None:
    invitation, _ = asked(ruth, soil_and_table)
    assert not rules.is_somebodys(invitation.address)
    assert rules.may_come_in(invitation)
    comes(invitation)
    assert rules.is_somebodys(invitation.address)
    assert not rules.may_come_in(invitation)


def test_a_letter_is_accepted_by_the_one_it_names(
    ruth: Person, harald: Person, callum: Person, soil_and_table: Community
) -> None:
    invitation, _ = asked(ruth, soil_and_table, address="harald@aldervalley.example")
    assert rules.may_accept(harald, invitation)
    assert not rules.may_accept(callum, invitation)


def test_the_last_one_in_a_room_may_leave_it(nell: Person, soil_and_table: Community) -> None:
    membership = rooms.membership_of(nell, soil_and_table)
    assert membership
    assert rules.may_leave(nell, membership)
    assert rules.may_leave_community(nell, soil_and_table)


def test_joining_needs_an_open_door(nell: Person, harald: Person, soil_and_table: Community) -> None:
    assert not rules.may_join(harald, soil_and_table)
    assert rules.may_join(harald, communities.found(by=nell, name="Choir", purpose="Sing.", door="open"))


def test_a_network_is_founded_once(nell: Person, soil_and_table: Community) -> None:
    assert not rules.may_found_network("Another", "a@b.example")
    assert not rules.may_found_network("Soil & Table", "nell@aldervalley.example")
