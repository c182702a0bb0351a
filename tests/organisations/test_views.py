import pytest
from django.test import Client

from barnraiser.organisations import actions, queries
from barnraiser.organisations.models import Organisation, Responsibility
from barnraiser.people.models import Person
from tests.architecture.lists import costs_the_same
from tests.reading import page
from tests.signing_in import signed_in

pytestmark = pytest.mark.django_db
LIST = "/organisations/"
MILL = LIST + "brightwell-mills/"
SAID = {"name": "Seed Trust", "about": "Seeds, kept.", "sector": "nonprofit", "place": "", "website": ""}


def test_a_stranger_is_asked_to_sign_in(mill: Organisation, client: Client) -> None:
    for url in (LIST, LIST + "new/", MILL, MILL + "edit/", MILL + "people/"):
        assert client.get(url).status_code == 302


def test_an_organisation_nobody_shows_you_is_not_there(mill: Organisation, harald: Person) -> None:
    client = signed_in(harald)
    for url in (MILL, MILL + "edit/", MILL + "people/"):
        page(client, url, 404)
    for url in (MILL + "answer/", MILL + "close/", MILL + "people/ruth-amsel/end/"):
        assert client.post(url).status_code == 404


@pytest.mark.requirement("A9")
def test_bringing_one_in(nell: Person) -> None:
    client = signed_in(nell)
    assert "under your own name" in page(client, LIST)
    response = client.post(LIST + "new/", SAID)
    assert response.status_code == 302
    html = page(client, response["Location"])
    assert html.count("Nell Whitlock") >= 1
    assert "There is no way to sign in as Seed Trust" in html


def test_a_wrong_form_keeps_what_was_typed(nell: Person, mill: Organisation, ruth: Person) -> None:
    response = signed_in(nell).post(LIST + "new/", SAID | {"name": "brightwell mills", "place": "Here"})
    assert response.status_code == 422
    assert "There is an organisation by this name" in response.content.decode()
    assert 'value="Here"' in response.content.decode()
    assert Organisation.objects.count() == 1


@pytest.mark.requirement("A9")
def test_its_page_shows_who_answers_for_it(mill: Organisation, ruth: Person, nell: Person) -> None:
    html = page(signed_in(nell), MILL)
    assert "Who answers for it" in html
    assert ruth.get_absolute_url() in html
    assert "Change this page" not in html
    assert "Change this page" in page(signed_in(ruth), MILL)


def test_only_those_who_answer_for_it_change_its_page(mill: Organisation, ruth: Person, nell: Person) -> None:
    assert signed_in(nell).post(MILL + "edit/", SAID).status_code == 403
    assert signed_in(nell).post(MILL + "close/", {"sure": "on"}).status_code == 403
    assert signed_in(nell).post(MILL + "people/", {"person": nell.handle}).status_code == 403
    assert signed_in(ruth).post(MILL + "edit/", SAID | {"name": "Mills"}).status_code == 302
    mill.refresh_from_db()
    assert mill.name == "Mills"


def test_somebody_is_asked_and_says_yes(mill: Organisation, ruth: Person, callum: Person) -> None:
    assert signed_in(ruth).post(MILL + "people/", {"person": callum.handle}).status_code == 302
    asked = signed_in(callum)
    assert "You are asked to answer for Brightwell Mills" in page(asked, MILL)
    assert asked.post(MILL + "answer/", {"answer": "yes"}).status_code == 302
    assert queries.responsible_for(mill) == [ruth, callum]
    assert asked.post(MILL + f"people/{ruth.handle}/end/").status_code == 302
    assert queries.responsible_for(mill) == [callum]
    assert "Name another first" in page(asked, MILL + "people/")
    assert asked.post(MILL + f"people/{callum.handle}/end/").status_code == 403


def test_somebody_is_asked_and_says_no(mill: Organisation, ruth: Person, callum: Person) -> None:
    actions.name(by=ruth, organisation=mill, person=callum)
    assert signed_in(callum).post(MILL + "answer/", {"answer": "no"}).status_code == 302
    assert signed_in(callum).post(MILL + "answer/", {"answer": "yes"}).status_code == 404
    assert queries.responsible_for(mill) == [ruth]


def test_nobody_outside_ones_communities_is_asked(mill: Organisation, ruth: Person, harald: Person) -> None:
    response = signed_in(ruth).post(MILL + "people/", {"person": harald.handle})
    assert response.status_code == 422
    assert not Responsibility.objects.filter(person=harald).exists()


def test_closing_asks_twice(mill: Organisation, ruth: Person) -> None:
    client = signed_in(ruth)
    assert client.post(MILL + "close/").status_code == 422
    assert client.post(MILL + "close/", {"sure": "on"}).status_code == 302
    page(client, MILL, 404)


def test_the_list_costs_the_same(ruth: Person, nell: Person) -> None:
    def add(number: int) -> None:
        actions.found(by=ruth, name=f"Farm {number}", sector="private", about="Wheat.")

    costs_the_same(signed_in(nell), LIST, add)


def test_everybody_of_a_community_may_look(mill: Organisation, priya: Person) -> None:
    assert "Brightwell Mills" in page(signed_in(priya), LIST)
