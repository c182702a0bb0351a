import pytest

from barnraiser.acts.gatherings import queries
from barnraiser.acts.gatherings.models import Gathering
from barnraiser.communities.models import Community
from barnraiser.ground import clock
from barnraiser.people.models import Person
from tests.reading import page
from tests.signing_in import signed_in

from ..telling import MONDAY, says
from .asking import CALL, GIVEN, LIST

pytestmark = pytest.mark.django_db


@pytest.mark.requirement("E1", "G1")
def test_a_member_calls_one_changes_it_and_calls_it_off(ruth: Person, soil_and_table: Community) -> None:
    client = signed_in(ruth)
    with clock.at(MONDAY):
        assert "Nothing is planned" in page(client, LIST)
        page(client, CALL)
        held = client.post(CALL, GIVEN, follow=True)
        assert "<strong>bowl</strong>" in held.content.decode()
        url = queries.visible_to(ruth).get().get_absolute_url()
        assert 'value="The barn"' in page(client, f"{url}change/")
        client.post(f"{url}change/", GIVEN | {"place": "The chapel"})
        assert "The chapel" in page(client, url)
        page(client, f"{url}calling-off/")
        assert client.post(f"{url}calling-off/", {"words": ""}).status_code == 422
        client.post(f"{url}calling-off/", {"words": "The roof leaks."})
        assert "The roof leaks." in page(client, url)
        assert "Called off" in page(client, LIST)
        assert "The gathering was called off." in page(client, f"{url}change/", 403)


def test_what_was_typed_stays_when_something_is_missing(ruth: Person, soil_and_table: Community) -> None:
    client = signed_in(ruth)
    with clock.at(MONDAY):
        response = client.post(CALL, GIVEN | {"place": ""})
    html = response.content.decode()
    assert response.status_code == 422
    assert "Say where it is." in html
    assert "Bring a **bowl**." in html
    assert not Gathering.objects.exists()


def test_fewer_places_than_are_coming_are_refused_beside_the_number(
    farm: Gathering, nell: Person, ruth: Person, callum: Person
) -> None:
    for person in (ruth, callum):
        says(person, farm)
    with clock.at(MONDAY):
        response = signed_in(nell).post(f"{farm.get_absolute_url()}change/", GIVEN | {"capacity": "1"})
    assert response.status_code == 422
    assert "2 are coming already" in response.content.decode()
