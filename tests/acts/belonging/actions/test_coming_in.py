from datetime import timedelta
from pathlib import Path

import pytest
from django.core import mail

from barnraiser.acts.belonging import actions, queries, tasks
from barnraiser.acts.belonging.models import Declination, Invitation
from barnraiser.acts.ledger.models import Act
from barnraiser.communities import actions as communities
from barnraiser.communities import queries as rooms
from barnraiser.communities.models import Community
from barnraiser.ground import clock
from barnraiser.ground.verdict import Refused
from barnraiser.people import actions as people
from barnraiser.people import queries as known
from barnraiser.people.models import Consent, Person
from demo import cast
from tests.at_once import at_once
from tests.conftest import PURPOSE, RULES

from ..telling import ORLA, asked, comes


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


class TestNotThisTime:
    def test_closes_the_letter_and_says_so_once(self, ruth: Person, soil_and_table: Community) -> None:
        invitation, _ = asked(ruth, soil_and_table)
        first = actions.decline(by=None, invitation=invitation)
        assert actions.decline(by=None, invitation=invitation) == first
        assert Declination.objects.count() == 1
        with pytest.raises(Refused, match="not this time"):
            comes(invitation)
        with pytest.raises(Refused, match="not this time"):
            actions.revoke(by=ruth, invitation=invitation)
        tasks.send_invitation.call(invitation.pk)
        assert mail.outbox == []

    def test_is_told_to_who_asked_and_to_nobody_else(
        self, nell: Person, ruth: Person, callum: Person, soil_and_table: Community
    ) -> None:
        invitation, _ = asked(ruth, soil_and_table)
        acts = Act.objects.count()
        actions.decline(by=None, invitation=invitation)
        assert list(queries.declined_to(ruth, soil_and_table)) == [invitation]
        assert not queries.sent_by(ruth, soil_and_table).exists()
        for other in (nell, callum):
            assert not queries.declined_to(other, soil_and_table).exists()
            assert not queries.sent_by_others(other, soil_and_table).exists()
        assert Act.objects.count() == acts

    def test_leaves_room_for_another_letter(self, ruth: Person, soil_and_table: Community) -> None:
        actions.decline(by=None, invitation=asked(ruth, soil_and_table)[0])
        again, _ = asked(ruth, soil_and_table)
        assert not queries.declined_to(ruth, soil_and_table).exists(), "the newer one waits"
        assert rooms.membership_of(comes(again), soil_and_table)
        for _ in range(2):
            actions.invite(by=ruth, community=soil_and_table, address="mo@else.example")
            actions.decline(by=None, invitation=Invitation.objects.latest("pk"))
        actions.invite(by=ruth, community=soil_and_table, address="mo@else.example")
        with pytest.raises(Refused, match="enough today"):
            actions.invite(by=ruth, community=soil_and_table, address="mo@else.example")

    def test_fades_when_the_letter_would_have(self, ruth: Person, soil_and_table: Community) -> None:
        actions.decline(by=None, invitation=asked(ruth, soil_and_table)[0])
        with clock.at(clock.now() + timedelta(days=22)):
            assert not queries.declined_to(ruth, soil_and_table).exists()

    def test_signed_in_is_said_by_the_invited_alone(
        self, nell: Person, ruth: Person, harald: Person, soil_and_table: Community
    ) -> None:
        invitation, _ = asked(ruth, soil_and_table, address=cast.HARALD.address)
        assert queries.openings(harald)
        for other in (nell, ruth):
            with pytest.raises(Refused, match="another address"):
                actions.decline(by=other, invitation=invitation)
        actions.decline(by=harald, invitation=invitation)
        assert queries.openings(harald) == []
        assert [d["by"] for d in queries.export(harald)["invitations_declined"]] == ["Ruth Amsel"]
        assert queries.export(ruth)["invitations_declined"] == []

    def test_follows_no_other_answer(self, ruth: Person, soil_and_table: Community) -> None:
        used, _ = asked(ruth, soil_and_table)
        comes(used)
        taken, _ = asked(ruth, soil_and_table, address="late@else.example")
        actions.revoke(by=ruth, invitation=taken)
        for closed, why in ((used, "has been used"), (taken, "taken back")):
            with pytest.raises(Refused, match=why):
                actions.decline(by=None, invitation=closed)

    def test_survives_being_forgotten(self, ruth: Person, harald: Person, soil_and_table: Community) -> None:
        invitation, _ = asked(ruth, soil_and_table, address=cast.HARALD.address)
        actions.decline(by=harald, invitation=invitation)
        actions.forget_me(by=harald)
        left = queries.declined_to(ruth, soil_and_table).get()
        assert (left.name, left.address) == ("", "")
