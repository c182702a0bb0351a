from datetime import timedelta
from pathlib import Path

import pytest
from django.core import mail
from django_ox.models import OxTask

from barnraiser.acts.belonging import actions, queries, tasks
from barnraiser.acts.belonging.models import Acceptance, Invitation
from barnraiser.acts.ledger.models import Act
from barnraiser.communities import actions as communities
from barnraiser.communities import queries as rooms
from barnraiser.communities.models import Community, Membership, Role
from barnraiser.ground import clock
from barnraiser.ground.verdict import Refused
from barnraiser.people import actions as people
from barnraiser.people import queries as known
from barnraiser.people.models import Account, Consent, Person
from tests.at_once import at_once
from tests.conftest import PASSWORD, PURPOSE, RULES

ORLA = "orla@courier.example"


def asked(by: Person, community: Community, address: str = ORLA) -> tuple[Invitation, str]:
    return actions.invite(by=by, community=community, address=address, name="Orla Keane", send=False)


def comes(invitation: Invitation, counts_ties: bool = True) -> Person:
    return actions.come_in(
        invitation=invitation, name="Orla Keane", password=PASSWORD, counts_ties=counts_ties
    )


@pytest.mark.requirement("B1", "I5")
def test_who_comes_in_affirms_purpose_and_rules(ruth: Person, soil_and_table: Community) -> None:
    orla = comes(asked(ruth, soil_and_table)[0], counts_ties=False)
    said = rooms.affirmation_of(orla, soil_and_table)
    assert said
    assert (said.purpose, said.rules) == (PURPOSE, list(RULES))
    assert known.consents(orla, Consent.Purpose.TIES) is False
    assert known.with_address(ORLA) == orla


def test_coming_in_is_an_act_toward_who_asked(ruth: Person, soil_and_table: Community) -> None:
    orla = comes(asked(ruth, soil_and_table)[0])
    act = Act.objects.get(kind="belonging.joined", by=orla)
    assert act.within_id == soil_and_table.pk
    assert [party.person_id for party in act.parties.all()] == [ruth.pk]


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

    def test_floods_nobody(self, nell: Person, ruth: Person, soil_and_table: Community) -> None:
        for person in (nell, ruth, nell):
            actions.invite(by=person, community=soil_and_table, address=ORLA)
        with pytest.raises(Refused, match="enough today"):
            actions.invite(by=ruth, community=soil_and_table, address=ORLA)
        with clock.at(clock.now() + timedelta(days=1, minutes=1)):
            actions.invite(by=ruth, community=soil_and_table, address=ORLA)


@pytest.mark.django_db(transaction=True)
def test_of_two_who_redeem_one_letter_at_once_one_comes_in(
    transactional_db: None, ruth: Person, soil_and_table: Community, tmp_path: Path
) -> None:
    invitation, _ = asked(ruth, soil_and_table)
    outcomes = at_once([lambda: comes(invitation) for _ in range(4)], tmp_path)
    assert sorted(type(o).__name__ for o in outcomes) == ["Person", "Refused", "Refused", "Refused"]
    assert Acceptance.objects.filter(invitation=invitation).count() == 1
    assert Account.objects.filter(email=ORLA).count() == 1
    assert Membership.objects.current().filter(community=soil_and_table).exclude(person=ruth).count() == 2


@pytest.mark.django_db(transaction=True)
def test_two_letters_to_one_address_redeemed_at_once_make_one_account(
    transactional_db: None, nell: Person, ruth: Person, soil_and_table: Community, tmp_path: Path
) -> None:
    letters = [asked(by, soil_and_table)[0] for by in (nell, ruth)]
    outcomes = at_once([lambda letter=letter: comes(letter) for letter in letters], tmp_path)  # type: ignore[misc]
    assert sorted(type(o).__name__ for o in outcomes) == ["Person", "Refused"]
    assert Account.objects.filter(email=ORLA).count() == 1


@pytest.mark.django_db(transaction=True)
def test_joining_twice_at_once_is_joining_once(
    transactional_db: None, nell: Person, harald: Person, tmp_path: Path
) -> None:
    hedges = communities.found(by=nell, name="Hedge Club", purpose="Hedges.", door="open")
    outcomes = at_once([lambda: actions.join(by=harald, community=hedges, counts_ties=True)] * 3, tmp_path)
    assert sorted(type(o).__name__ for o in outcomes) == ["Membership", "Refused", "Refused"]
    assert Act.objects.filter(kind="belonging.joined", by=harald).count() == 1


def test_who_was_known_from_an_archive_takes_their_own_place(ruth: Person, soil_and_table: Community) -> None:
    ghost = people.introduce(name="O. Keane", address=ORLA)
    membership = communities.admit(person=ghost, community=soil_and_table)
    orla = comes(asked(ruth, soil_and_table)[0])
    assert orla == ghost
    assert rooms.membership_of(orla, soil_and_table) == membership
    said = rooms.affirmation_of(orla, soil_and_table)
    assert said
    assert said.rules == list(RULES)


@pytest.mark.requirement("B6")
def test_leaving_is_a_step_of_ones_own(nell: Person, ruth: Person, soil_and_table: Community) -> None:
    membership = rooms.membership_of(ruth, soil_and_table)
    assert membership
    with pytest.raises(Refused, match="own choice"):
        actions.leave(by=nell, membership=membership)
    actions.leave(by=ruth, membership=membership)
    assert rooms.membership_of(ruth, soil_and_table) is None
    assert Act.objects.filter(kind="belonging.left", by=ruth).count() == 1


def test_the_only_steward_hands_over_before_leaving(
    nell: Person, ruth: Person, soil_and_table: Community
) -> None:
    hers, ruths = rooms.membership_of(nell, soil_and_table), rooms.membership_of(ruth, soil_and_table)
    assert hers
    assert ruths
    with pytest.raises(Refused, match="only steward"):
        actions.leave(by=nell, membership=hers)
    communities.grant(by=nell, membership=ruths, role=Role.STEWARD)
    actions.leave(by=nell, membership=hers)
    assert rooms.keepers(soil_and_table) == [(ruth, "steward")]


@pytest.mark.django_db(transaction=True)
def test_of_two_stewards_who_leave_at_once_one_stays(
    transactional_db: None,
    nell: Person,
    ruth: Person,
    callum: Person,
    soil_and_table: Community,
    tmp_path: Path,
) -> None:
    places = [rooms.membership_of(person, soil_and_table) for person in (nell, ruth)]
    assert places[1]
    communities.grant(by=nell, membership=places[1], role=Role.STEWARD)

    def leaves(place: Membership | None) -> None:
        assert place
        actions.leave(by=place.person, membership=place)

    outcomes = at_once([lambda: leaves(places[0]), lambda: leaves(places[1])], tmp_path)
    assert sorted(type(o).__name__ for o in outcomes) == ["NoneType", "Refused"]
    assert len(rooms.keepers(soil_and_table)) == 1


@pytest.mark.parametrize("first", [True, False])
def test_an_answer_about_being_counted_stands_at_every_door(
    nell: Person, ruth: Person, soil_and_table: Community, first: bool
) -> None:
    people.answer_consent(by=ruth, purpose=Consent.Purpose.TIES, given=first)
    choir = communities.found(by=nell, name="Choir", purpose="Sing.", door="open")
    mill = communities.found(by=nell, name="Mill", purpose="Flour.")
    actions.join(by=ruth, community=choir, counts_ties=not first)
    letter, _ = asked(nell, mill, address="ruth@aldervalley.example")
    actions.accept(by=ruth, invitation=letter, counts_ties=not first)
    assert known.consents(ruth, Consent.Purpose.TIES) is first


def test_forgetting_takes_the_person_out_of_everything(
    nell: Person, ruth: Person, soil_and_table: Community
) -> None:
    letter, _ = asked(ruth, soil_and_table, address="marguerite@else.example")
    asked(nell, soil_and_table, address="ruth@aldervalley.example")
    orla = comes(asked(ruth, soil_and_table)[0])
    Invitation.objects.filter(by=ruth).update(note="From Ruth, with wheat")
    acts = Act.objects.count()
    actions.forget_me(by=ruth)
    left = Act.objects.get(kind="belonging.left")
    assert (left.by_id, left.within_id) == (None, soil_and_table.pk)
    assert Person.objects.get(pk=ruth.pk).name == "Somebody who left"
    assert Act.objects.count() == acts + 1
    assert not Act.objects.filter(by=ruth).exists()
    assert not Act.objects.filter(parties__person=ruth).exists()
    assert rooms.membership_of(ruth, soil_and_table) is None
    assert not Invitation.objects.filter(pk=letter.pk).exists()
    assert "uth" not in str(list(Invitation.objects.values("address", "name", "note")))
    assert rooms.membership_of(orla, soil_and_table)


def test_a_letter_to_somebody_forgotten_opens_nothing(
    nell: Person, harald: Person, soil_and_table: Community
) -> None:
    letter, token = asked(nell, soil_and_table, address="harald@aldervalley.example")
    actions.forget_me(by=harald)
    with pytest.raises(Refused, match="taken back"):
        comes(letter)
    assert queries.with_token(token)


def test_everything_kept_about_me_is_in_the_export(ruth: Person, soil_and_table: Community) -> None:
    asked(ruth, soil_and_table)
    kept = queries.everything_about(ruth)
    assert kept["people"]["name"] == "Ruth Amsel"
    assert kept["communities"]["memberships"][0]["community"] == "Soil & Table"
    assert kept["belonging"]["invitations_written"][0]["address"] == ORLA


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


@pytest.mark.requirement("I2")
def test_what_is_done_at_the_machine_stands_in_the_log(db: None) -> None:
    invitation, _ = actions.found_network(
        name="Ada", address="ada@a.example", community="Mill", purpose="Flour."
    )
    line = rooms.log_of_power(invitation.by, invitation.community)[0]
    assert (line.what, line.by, line.is_signed) == (
        "The founder’s own link was made at the machine",
        None,
        False,
    )
