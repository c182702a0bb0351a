import pytest
from django.test import Client

from barnraiser.communities.models import Community
from barnraiser.people.models import Person
from tests.architecture.lists import costs_the_same
from tests.signing_in import signed_in

from .telling import CALLED, HELPED, tell

pytestmark = pytest.mark.django_db
URL = "/notices/"


def page(client: Client, url: str = URL) -> str:
    response = client.get(url)
    assert response.status_code == 200
    return response.content.decode()


def test_what_is_new_stands_apart_until_the_page_was_opened(ruth: Person, callum: Person) -> None:
    tell(HELPED, ruth, [callum])
    client = signed_in(callum)
    assert "New since you last looked" in page(client)
    again = page(client)
    assert "New since you last looked" not in again
    assert "Told before" in again
    assert again.count("<h1") == 1


def test_an_empty_page_says_what_will_stand_there(harald: Person) -> None:
    assert "Nobody has done anything toward you yet" in page(signed_in(harald))


def test_a_stranger_finds_no_page(client: Client, ruth: Person) -> None:
    assert client.get(URL).status_code == 404
    assert signed_in(ruth).post(URL).status_code == 405


def test_forty_acts_on_a_page_and_older_ones_behind(ruth: Person, callum: Person) -> None:
    for number in range(45):
        tell(HELPED, ruth, [callum], occasion=str(number))
    client = signed_in(callum)
    older = page(client, URL + "?page=2")
    assert "New since you last looked" in older, "looking at older ones first marks nothing as read"
    assert "Older notices" in page(client)


def test_the_page_costs_the_same_for_3_and_for_30(
    ruth: Person, callum: Person, nell: Person, priya: Person, soil_and_table: Community
) -> None:
    people = (ruth, nell, priya)

    def add(number: int) -> None:
        from tests.acts.conversations.telling import asks

        talk = asks(people[number % 3], soil_and_table, f"Talk {number}")
        tell(CALLED, people[number % 3], [callum], soil_and_table, about=talk.ref)

    costs_the_same(signed_in(callum), URL, add)
