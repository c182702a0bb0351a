import pytest

from barnraiser.acts.conversations import actions
from barnraiser.acts.conversations.models import Bookmark, Nod
from barnraiser.communities.models import Community
from barnraiser.people.models import Person
from tests.architecture.lists import costs_the_same
from tests.reading import page
from tests.signing_in import signed_in

from ..telling import asks, opening

pytestmark = pytest.mark.django_db


def test_a_nod_with_and_without_scripts(ruth: Person, callum: Person, soil_and_table: Community) -> None:
    talk = asks(ruth, soil_and_table)
    first, client = opening(talk), signed_in(callum)
    url = f"/messages/{first.code}/nods/"
    assert client.post(url).headers["Location"] == first.get_absolute_url()
    part = client.post(f"{url}withdrawal/", headers={"HX-Request": "true"}).content.decode()
    assert 'aria-pressed="false"' in part
    assert "<html" not in part
    assert not Nod.objects.exists()
    assert client.get(url).status_code == 405


def test_what_one_keeps_is_on_a_page_of_ones_own(
    ruth: Person, callum: Person, soil_and_table: Community
) -> None:
    first = opening(asks(ruth, soil_and_table, words="The yellow one."))
    client = signed_in(callum)
    client.post(f"/messages/{first.code}/keeping/")
    assert "The yellow one." in page(client, "/me/kept/")
    assert "The yellow one." not in page(signed_in(ruth), "/me/kept/")
    client.post(f"/messages/{first.code}/keeping/withdrawal/")
    assert not Bookmark.objects.exists()


def test_a_stranger_to_the_place_marks_nothing(
    ruth: Person, harald: Person, soil_and_table: Community
) -> None:
    first = opening(asks(ruth, soil_and_table))
    for what in ("nods", "nods/withdrawal", "keeping", "keeping/withdrawal"):
        assert signed_in(harald).post(f"/messages/{first.code}/{what}/").status_code == 404


def test_what_one_kept_costs_the_same(ruth: Person, callum: Person, soil_and_table: Community) -> None:
    def add(number: int) -> None:
        actions.keep(by=callum, message=opening(asks(ruth, soil_and_table, f"Question {number}")))

    costs_the_same(signed_in(callum), "/me/kept/", add)
