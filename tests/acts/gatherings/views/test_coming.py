import pytest

from barnraiser.acts.gatherings.models import Attendance, Gathering, Rsvp
from barnraiser.communities.models import Community
from barnraiser.ground import clock
from barnraiser.people.models import Person
from tests.reading import page
from tests.signing_in import signed_in

from ..telling import MONDAY, SATURDAY, calls, calls_online, says

pytestmark = pytest.mark.django_db
LIST = "/communities/soil-and-table/gatherings/"


def test_a_member_says_yes_and_then_not_this_time(farm: Gathering, ruth: Person) -> None:
    client, url = signed_in(ruth), farm.get_absolute_url()
    with clock.at(MONDAY):
        assert client.post(f"{url}answer/", {}).status_code == 422
        html = client.post(
            f"{url}answer/", {"coming": "yes", "brings": "Six loaves"}, follow=True
        ).content.decode()
        assert "You have a place." in html
        assert "Six loaves" in html
        assert "You are coming" in page(client, LIST)
        client.post(f"{url}answer/", {"coming": "no"})
    assert Rsvp.objects.get().said == "not"


def test_who_waits_sees_their_place_in_line_and_others_see_no_names(
    nell: Person, ruth: Person, callum: Person, priya: Person, soil_and_table: Community
) -> None:
    held = calls(nell, soil_and_table, capacity=1)
    for person in (ruth, callum, priya):
        says(person, held)
    with clock.at(MONDAY):
        html = page(signed_in(priya), held.get_absolute_url())
        assert "number 2 in line" in html
        assert "Callum Birch" not in html
        assert "Waiting, in this order: Callum Birch, Priya Nair." in page(
            signed_in(nell), held.get_absolute_url()
        )


def test_a_link_is_shown_to_those_who_come(
    nell: Person, ruth: Person, callum: Person, soil_and_table: Community
) -> None:
    held = calls_online(nell, soil_and_table)
    says(ruth, held)
    with clock.at(MONDAY):
        for person, shown in ((nell, True), (ruth, True), (callum, False)):
            for url in (held.get_absolute_url(), f"{held.get_absolute_url()}calendar.ics", LIST):
                said = "meet.aldervalley.example" in page(signed_in(person), url).replace("\r\n ", "")
                assert said == (shown and url != LIST), (person, url)


def test_three_words_check_in_and_others_are_kindly_refused(farm: Gathering, ruth: Person) -> None:
    client, url = signed_in(ruth), farm.get_absolute_url()
    with clock.at(SATURDAY):
        response = client.post(f"{url}attendance/", {"words": "oak oak oak"})
        assert response.status_code == 422
        assert "Ask a host to say them again, slowly." in response.content.decode()
        html = client.post(
            f"{url}attendance/", {"words": farm.words_to_say.upper()}, follow=True
        ).content.decode()
        assert "You are checked in." in html
        for _ in range(8):
            response = client.post(f"{url}attendance/", {"words": "oak oak oak"})
    assert response.status_code == 403
    assert Attendance.objects.count() == 1
