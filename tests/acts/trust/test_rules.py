import pytest

from barnraiser.acts.trust import rules
from barnraiser.communities.models import Community
from barnraiser.people import actions as people
from barnraiser.people.models import Person
from demo import cast
from tests.conftest import joins

from .telling import MET, cares, record, trusts

pytestmark = pytest.mark.django_db


def test_two_who_share_a_community_have_a_page(
    ruth: Person, callum: Person, harald: Person, soil_and_table: Community
) -> None:
    assert rules.may_open_card(ruth, callum)
    assert not rules.may_open_card(ruth, ruth)
    assert rules.may_open_card(ruth, harald).reason == "You and Harald Voss share no community now."


def test_trust_is_said_of_members_by_members(
    ruth: Person, callum: Person, harald: Person, soil_and_table: Community
) -> None:
    assert rules.may_say(ruth, callum, soil_and_table)
    assert rules.may_say(ruth, harald, soil_and_table).reason == "Harald Voss is no member of Soil & Table."
    assert (
        rules.may_say(harald, ruth, soil_and_table).reason == "Only members of Soil & Table take part in it."
    )
    assert not rules.may_say(ruth, ruth, soil_and_table)


@pytest.mark.requirement("F6")
@pytest.mark.parametrize("matter", ["confidence", "people", "keys"])
def test_what_weighs_most_waits_for_a_meeting_in_person(
    ruth: Person, callum: Person, soil_and_table: Community, matter: str
) -> None:
    refused = rules.may_say(ruth, callum, soil_and_table, matter=matter)
    assert refused.reason == "This much trust waits until you and Callum Birch have met in person."
    record(MET, ruth, [callum], soil_and_table)
    assert rules.may_say(ruth, callum, soil_and_table, matter=matter)


@pytest.mark.parametrize("matter", ["question", "word", ""])
def test_what_is_light_does_not_wait(
    ruth: Person, callum: Person, soil_and_table: Community, matter: str
) -> None:
    assert rules.may_say(ruth, callum, soil_and_table, matter=matter)


def test_only_who_said_it_takes_it_back(
    ruth: Person, callum: Person, nell: Person, soil_and_table: Community
) -> None:
    said = trusts(ruth, callum, soil_and_table)
    assert rules.may_withdraw(ruth, said)
    for other in (callum, nell):
        assert not rules.may_withdraw(other, said)
    care = cares(ruth, callum, soil_and_table)
    assert rules.may_take_back(ruth, care)
    assert not rules.may_take_back(callum, care)


def test_a_note_and_a_list_are_about_people_one_shares_a_community_with(
    ruth: Person, callum: Person, harald: Person, soil_and_table: Community
) -> None:
    for rule in (rules.may_note, rules.may_list):
        assert rule(ruth, callum)
        assert not rule(ruth, harald)
        assert not rule(ruth, ruth)


def test_somebody_known_who_has_not_come_in_may_be_on_a_list_and_is_not_spoken_of(
    ruth: Person, soil_and_table: Community
) -> None:
    waiting = people.introduce(name="Ada Long", address="ada@aldervalley.example")
    assert not rules.may_open_card(ruth, waiting)
    assert rules.may_say(ruth, waiting, soil_and_table).reason == "Ada Long has not come in yet."


def test_who_has_left_is_no_longer_spoken_of(nell: Person, soil_and_table: Community) -> None:
    from barnraiser.acts.belonging import actions as belonging
    from barnraiser.communities.queries import membership_of

    lucy = joins(cast.LUCY, soil_and_table, nell)
    assert rules.may_say(nell, lucy, soil_and_table)
    membership = membership_of(lucy, soil_and_table)
    assert membership
    belonging.leave(by=lucy, membership=membership)
    assert not rules.may_say(nell, lucy, soil_and_table)
    assert not rules.may_open_card(nell, lucy)
