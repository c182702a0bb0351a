import pytest

from barnraiser.acts.belonging import actions as belonging
from barnraiser.acts.trust import actions as trust
from barnraiser.capital.bridges import SHOWN, Possible, bridges
from barnraiser.capital.depths import Circle
from barnraiser.communities.models import Community
from barnraiser.communities.queries import membership_of
from barnraiser.people import actions as people
from barnraiser.people.models import Person
from demo import cast
from tests.conftest import joins

from .telling import circle, introduced, met, talked


@pytest.fixture
def acquainted(ruth: Person, callum: Person, priya: Person, soil_and_table: Community) -> Circle:
    """Ruth knows Callum, a farmer, and Priya of the council; both care about tenders."""
    people.edit_profile(by=callum, person=callum, interests=["lentils", "tenders"])
    people.edit_profile(by=priya, person=priya, interests=["schools", "tenders"])
    talked(callum, ruth, soil_and_table)
    talked(priya, ruth, soil_and_table)
    return circle(ruth, soil_and_table)


def pairs(found: list[Possible]) -> list[set[str]]:
    return [{pair.one.name.split()[0], pair.two.name.split()[0]} for pair in found]


def test_two_contacts_of_different_sectors_who_care_about_the_same_could_be_introduced(
    acquainted: Circle, ruth: Person, callum: Person
) -> None:
    (pair,) = bridges(ruth, acquainted).possible
    assert pairs([pair]) == [{"Callum", "Priya"}]
    assert pair.why.startswith("Both care about “tenders”, one from the p")
    assert pair.url in {
        "/people/callum-birch/introduce/?with=priya-nair",
        "/people/priya-nair/introduce/?with=callum-birch",
    }
    people.edit_profile(by=callum, person=callum, sector="public")
    assert bridges(ruth, acquainted_again(ruth)).possible == [], "two of one sector are no bridge"


def acquainted_again(viewer: Person) -> Circle:
    return circle(viewer, Community.objects.get(slug="soil-and-table"))


def test_whether_two_others_know_each_other_changes_nothing(
    acquainted: Circle, ruth: Person, callum: Person, priya: Person, soil_and_table: Community
) -> None:
    before = [(p.why, p.url) for p in bridges(ruth, acquainted).possible]
    talked(callum, priya, soil_and_table)
    talked(priya, callum, soil_and_table)
    met(callum, priya, soil_and_table)
    after = bridges(ruth, circle(ruth, soil_and_table))
    assert [(p.why, p.url) for p in after.possible] == before
    assert after.made == []


def test_a_pair_once_suggested_is_not_suggested_again_and_shows_when_both_said_yes(
    acquainted: Circle, ruth: Person, callum: Person, priya: Person, soil_and_table: Community
) -> None:
    introduced(ruth, callum, priya)
    found = bridges(ruth, circle(ruth, soil_and_table))
    assert found.possible == []
    assert [{made.one, made.two} for made in found.made] == [{callum, priya}]
    assert bridges(callum, circle(callum, soil_and_table)).made == [], "it is of the one who made it"
    membership = membership_of(priya, soil_and_table)
    assert membership
    belonging.leave(by=priya, membership=membership)
    assert bridges(ruth, acquainted_again(ruth)).made == []


def test_what_did_not_come_to_it_is_told_nowhere(
    acquainted: Circle, ruth: Person, callum: Person, priya: Person, soil_and_table: Community
) -> None:
    introduced(ruth, callum, priya, yes=False)
    found = bridges(ruth, circle(ruth, soil_and_table))
    assert (found.made, found.possible) == ([], [])


def test_who_is_noted_as_not_for_me_is_suggested_with_nobody(
    acquainted: Circle, ruth: Person, priya: Person, soil_and_table: Community
) -> None:
    assert acquainted.contacts
    trust.note(by=ruth, person=priya, spark="not_for_me", words="")
    assert bridges(ruth, circle(ruth, soil_and_table)).possible == []


def test_at_most_three_and_each_person_once(ruth: Person, nell: Person, soil_and_table: Community) -> None:
    parts = (
        cast.CALLUM,
        cast.PRIYA,
        cast.JOAQUIN,
        cast.LUCY,
        cast.MEILIN,
        cast.TOMASZ,
        cast.ORLA,
        cast.WENDELL,
    )
    for part in parts:
        person = joins(part, soil_and_table, nell)
        people.edit_profile(by=person, person=person, interests=["tenders"])
        talked(person, ruth, soil_and_table)
    found = bridges(ruth, circle(ruth, soil_and_table)).possible
    assert len(found) == SHOWN
    named = [person.pk for pair in found for person in (pair.one, pair.two)]
    assert len(set(named)) == 2 * SHOWN
    assert all(pair.one.sector != pair.two.sector for pair in found)
