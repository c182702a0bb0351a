"""Who has no account is said to take part on paper or through another, where they do; otherwise that they have not come in."""

import pytest
from django.test import Client

from barnraiser.communities import actions as communities
from barnraiser.communities.models import Community
from barnraiser.people import actions, queries
from barnraiser.people.models import Person
from tests.acts.helping.telling import agreed, signs_on_paper
from tests.signing_in import signed_in


@pytest.fixture
def ada(nell: Person, soil_and_table: Community) -> Person:
    return signs_on_paper(nell, soil_and_table)


@pytest.fixture
def ghost(soil_and_table: Community) -> Person:
    """Somebody of an archive, who never said yes to anything."""
    person = actions.introduce(name="Archie Vale", address="archie@old.example")
    communities.admit(person=person, community=soil_and_table)
    return person


def pages(browser: Client, person: Person) -> list[str]:
    """The directory, the members' list and the person's own page, as the browser's owner reads them."""
    found = [
        "/people/?q=" + person.name.split()[0],
        "/communities/soil-and-table/members/",
        person.get_absolute_url(),
    ]
    return [browser.get(url).text for url in found]


@pytest.mark.requirement("B11")
def test_who_came_in_on_paper_is_said_to_take_part(
    nell: Person, callum: Person, ruth: Person, ada: Person, ghost: Person, soil_and_table: Community
) -> None:
    said = queries.said_of_presence(callum, [ada, ghost, ruth])
    assert said == {ada.pk: "Has no account. Takes part on paper.", ghost.pk: "Has not come in yet."}
    browser = signed_in(callum)
    directory, members, own = pages(browser, ada)
    for page in (directory, members):
        assert "Has no account. Takes part on paper." in page
    assert "Ada Small has no account here, and takes part on paper." in own
    assert "has not come in yet" not in own
    assert "Has not come in yet." not in directory
    assert "Has not come in yet." in pages(browser, ghost)[0]
    assert "came with an imported archive, and has not come in yet" in pages(browser, ghost)[2]


@pytest.mark.requirement("B11")
def test_through_whom_is_said_where_there_is_somebody_and_once(
    nell: Person, callum: Person, ruth: Person, ada: Person, soil_and_table: Community
) -> None:
    agreed(nell, ruth, ada, soil_and_table)
    directory, members, own = pages(signed_in(callum), ada)
    assert "Has no account. Takes part through Ruth Amsel." in directory
    assert members.lower().count("takes part through ruth amsel") == 1
    assert "Ada Small has no account here, and takes part through Ruth Amsel." in own


def test_how_somebody_takes_part_is_for_those_who_share_the_community(
    harald: Person, ada: Person, soil_and_table: Community
) -> None:
    assert queries.said_of_presence(harald, [ada]) == {ada.pk: "Has not come in yet."}
