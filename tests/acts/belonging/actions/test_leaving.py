from pathlib import Path

import pytest

from barnraiser.acts.belonging import actions, queries
from barnraiser.acts.belonging.models import Invitation
from barnraiser.acts.ledger.models import Act
from barnraiser.communities import actions as communities
from barnraiser.communities import queries as rooms
from barnraiser.communities.models import Community, Membership, Role
from barnraiser.ground.verdict import Refused
from barnraiser.people import queries as people_queries
from barnraiser.people.models import Person
from tests.at_once import at_once

from ..telling import ORLA, asked, comes


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
    kept = people_queries.everything_about(ruth)
    assert kept["people"]["name"] == "Ruth Amsel"
    assert kept["communities"]["memberships"][0]["community"] == "Soil & Table"
    assert kept["belonging"]["invitations_written"][0]["address"] == ORLA
