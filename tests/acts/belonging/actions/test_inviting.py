from datetime import timedelta

import pytest
from django.core import mail
from django_ox.models import OxTask

from barnraiser.acts.belonging import actions, tasks
from barnraiser.acts.belonging.models import Invitation
from barnraiser.acts.ledger.models import Act
from barnraiser.communities import actions as communities
from barnraiser.communities import queries as rooms
from barnraiser.communities.models import Community
from barnraiser.ground import clock
from barnraiser.ground.verdict import Refused
from barnraiser.people import actions as people
from barnraiser.people.models import Account, Person
from demo import cast
from tests.conftest import PURPOSE

from ..telling import ORLA, asked, comes


def test_a_letter_is_written_and_its_secret_is_nowhere(ruth: Person, soil_and_table: Community) -> None:
    invitation, token = actions.invite(by=ruth, community=soil_and_table, address=ORLA, note="Come\nand see.")
    tasks.send_invitation.call(invitation.pk)
    [letter] = mail.outbox
    assert letter.to == [ORLA]
    assert f"http://localhost/invitation/{token}/" in letter.body
    assert PURPOSE in letter.body
    assert token not in str(list(Invitation.objects.values()))
    assert token not in str(list(OxTask.objects.values()))


def test_a_letter_taken_back_is_not_sent(ruth: Person, soil_and_table: Community) -> None:
    invitation, _ = asked(ruth, soil_and_table)
    actions.revoke(by=ruth, invitation=invitation)
    tasks.send_invitation.call(invitation.pk)
    assert mail.outbox == []


def test_a_name_with_a_line_break_adds_no_header(ruth: Person, soil_and_table: Community) -> None:
    Person.objects.filter(pk=ruth.pk).update(name="Ruth\r\nBcc: all@else.example")
    invitation, _ = asked(ruth, soil_and_table)
    tasks.send_invitation.call(invitation.pk)
    assert "Bcc" not in mail.outbox[0].message()


class TestAnInvitation:
    """Reliability class 10."""

    def test_works_once(self, ruth: Person, soil_and_table: Community) -> None:
        invitation, _ = asked(ruth, soil_and_table)
        comes(invitation)
        with pytest.raises(Refused, match="has been used"):
            comes(invitation)

    def test_runs_out(self, ruth: Person, soil_and_table: Community) -> None:
        invitation, _ = asked(ruth, soil_and_table)
        with clock.at(clock.now() + timedelta(days=22)), pytest.raises(Refused, match="run out"):
            comes(invitation)
        assert not Account.objects.filter(email=ORLA).exists()

    def test_is_taken_back_by_who_sent_it_or_a_steward(
        self, nell: Person, ruth: Person, callum: Person, soil_and_table: Community
    ) -> None:
        for by in (ruth, nell):
            invitation, _ = asked(ruth, soil_and_table)
            with pytest.raises(Refused, match="by the person who sent it, or by a steward"):
                actions.revoke(by=callum, invitation=invitation)
            actions.revoke(by=by, invitation=invitation)
            with pytest.raises(Refused, match="taken back"):
                comes(invitation)

    def test_opens_nothing_once_the_one_who_sent_it_left(
        self, ruth: Person, harald: Person, soil_and_table: Community
    ) -> None:
        invitation, _ = asked(ruth, soil_and_table)
        known_here, _ = asked(ruth, soil_and_table, address="harald@aldervalley.example")
        membership = rooms.membership_of(ruth, soil_and_table)
        assert membership
        actions.leave(by=ruth, membership=membership)
        with pytest.raises(Refused, match="Ruth Amsel asked you in and has left since"):
            comes(invitation)
        with pytest.raises(Refused, match="has left since"):
            actions.accept(by=harald, invitation=known_here)
        tasks.send_invitation.call(invitation.pk)
        assert mail.outbox == []
        assert not Account.objects.filter(email=ORLA).exists()

    def test_is_not_written_to_who_is_here_already(
        self, ruth: Person, callum: Person, soil_and_table: Community
    ) -> None:
        with pytest.raises(Refused, match="Callum Birch is here already"):
            actions.invite(by=ruth, community=soil_and_table, address="Callum@aldervalley.example")
        ghost = people.introduce(name="O. Keane", address=ORLA)
        communities.admit(person=ghost, community=soil_and_table)
        actions.invite(by=ruth, community=soil_and_table, address=ORLA)

    def test_greets_by_the_name_it_was_given(self, ruth: Person, soil_and_table: Community) -> None:
        for name in ("Joaquín", ""):
            invitation, _ = actions.invite(by=ruth, community=soil_and_table, address=ORLA, name=name)
            tasks.send_invitation.call(invitation.pk)
        assert str(mail.outbox[0].body).startswith("Dear Joaquín,\n\nRuth Amsel invites you")
        assert str(mail.outbox[1].body).startswith("Ruth Amsel invites you")

    def test_is_for_its_address_alone(self, ruth: Person, harald: Person, soil_and_table: Community) -> None:
        invitation, _ = asked(ruth, soil_and_table)
        with pytest.raises(Refused, match="another address"):
            actions.accept(by=harald, invitation=invitation, counts_ties=True)
        assert rooms.membership_of(harald, soil_and_table) is None

    def test_makes_no_second_account(self, ruth: Person, harald: Person, soil_and_table: Community) -> None:
        invitation, _ = asked(ruth, soil_and_table, address="HARALD@aldervalley.example")
        with pytest.raises(Refused, match="Sign in to accept"):
            comes(invitation)
        actions.accept(by=harald, invitation=invitation, counts_ties=True)
        assert rooms.membership_of(harald, soil_and_table)

    def test_gives_no_role(self, ruth: Person, soil_and_table: Community) -> None:
        orla = comes(asked(ruth, soil_and_table)[0])
        membership = rooms.membership_of(orla, soil_and_table)
        assert membership
        assert not membership.grants.exists()

    def test_is_written_by_members_alone(self, harald: Person, soil_and_table: Community) -> None:
        with pytest.raises(Refused, match="Only members"):
            asked(harald, soil_and_table)

    def test_brings_nobody_in_twice(self, ruth: Person, callum: Person, soil_and_table: Community) -> None:
        invitation, _ = asked(ruth, soil_and_table, address="callum@aldervalley.example")
        with pytest.raises(Refused, match="already"):
            actions.accept(by=callum, invitation=invitation)

    def test_accepting_twice_is_accepting_once(
        self, ruth: Person, harald: Person, soil_and_table: Community
    ) -> None:
        invitation, _ = asked(ruth, soil_and_table, address=cast.HARALD.address)
        first = actions.accept(by=harald, invitation=invitation, counts_ties=True)
        assert actions.accept(by=harald, invitation=invitation, counts_ties=True) == first
        assert Act.objects.filter(kind="belonging.joined", by=harald).count() == 1
        actions.leave(by=harald, membership=first)
        with pytest.raises(Refused, match="has been used"):
            actions.accept(by=harald, invitation=invitation)

    def test_floods_nobody(self, nell: Person, ruth: Person, soil_and_table: Community) -> None:
        for person in (nell, ruth, nell):
            actions.invite(by=person, community=soil_and_table, address=ORLA)
        with pytest.raises(Refused, match="enough today"):
            actions.invite(by=ruth, community=soil_and_table, address=ORLA)
        with clock.at(clock.now() + timedelta(days=1, minutes=1)):
            actions.invite(by=ruth, community=soil_and_table, address=ORLA)


@pytest.mark.requirement("I2")
def test_taking_back_anothers_letter_and_the_founders_link_stand_in_the_log(
    nell: Person, ruth: Person, soil_and_table: Community
) -> None:
    for by in (ruth, nell):
        invitation, _ = asked(ruth, soil_and_table)
        actions.revoke(by=by, invitation=invitation)
    taken_back = "Took back an invitation that another member had sent"
    log = [(line.what, line.by) for line in rooms.log_of_power(ruth, soil_and_table)]
    assert log[0] == (taken_back, nell)
    assert [what for what, _ in log].count(taken_back) == 1
