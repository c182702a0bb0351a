import pytest
from django.test import Client

from barnraiser.acts.belonging import actions as belonging
from barnraiser.acts.conversations import actions as conversations
from barnraiser.acts.conversations.models import Hearing
from barnraiser.communities.models import Community
from barnraiser.communities.queries import membership_of
from barnraiser.notices import stopping
from barnraiser.people import queries as people
from barnraiser.people.models import Person, Quiet
from barnraiser.people.purposes import Purpose
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


def test_a_member_chooses_how_much_and_how_soon_with_a_yes_where_there_was_none(
    ruth: Person, soil_and_table: Community
) -> None:
    client, url = signed_in(ruth), "/communities/soil-and-table/hearing/"
    assert 'value="never"' in page(client, url)
    refused = client.post(url, {"level": "mine", "cadence": "weekly"})
    assert refused.status_code == 422
    assert "Letters come only with your yes" in refused.content.decode()
    assert not Hearing.objects.exists()
    assert client.post(url, {"level": "mine", "cadence": "weekly", "yes": "on"}).status_code == 302
    assert people.agrees(ruth, Purpose.DIGESTS)
    assert "Once a week, on Monday" in page(client, "/me/hearing/")
    assert "such letters may come" not in page(client, url), "it is not asked twice"
    client.post(url, {"level": "all", "cadence": "daily"})
    assert Hearing.objects.values_list("level", "cadence").get() == ("all", "daily")


def test_without_letters_no_yes_is_asked(ruth: Person, soil_and_table: Community) -> None:
    url = "/communities/soil-and-table/hearing/"
    assert signed_in(ruth).post(url, {"level": "nothing", "cadence": "never"}).status_code == 302
    assert people.consents(ruth, Purpose.DIGESTS) is None


def test_nothing_else_can_be_set_by_the_form(ruth: Person, callum: Person, soil_and_table: Community) -> None:
    """Reliability class 16."""
    more = {"person": callum.pk, "by": callum.pk, "community": 999, "given": "on"}
    signed_in(ruth).post("/communities/soil-and-table/hearing/", {"level": "all", "cadence": "never"} | more)
    assert Hearing.objects.values_list("person", "community").get() == (ruth.pk, soil_and_table.pk)
    wrong = signed_in(ruth).post(
        "/communities/soil-and-table/hearing/", {"level": "x", "cadence": "x" * 10_000}
    )
    assert wrong.status_code == 422


def test_whoever_is_no_member_chooses_nothing_there(harald: Person, soil_and_table: Community) -> None:
    """Reliability classes 2 and 15: a hidden community is as one that is not there."""
    client = signed_in(harald)
    there, nowhere = (client.get(f"/communities/{slug}/hearing/") for slug in ("soil-and-table", "nowhere"))
    assert (there.status_code, nowhere.status_code) == (404, 404)
    assert len(there.content) == len(nowhere.content)
    post = {"level": "all", "cadence": "never"}
    assert client.post("/communities/soil-and-table/hearing/", post).status_code == 404


def test_quiet_hours_are_kept_with_their_zone(ruth: Person) -> None:
    client = signed_in(ruth)
    zone = {"zone": "Europe/Berlin"}
    assert client.post("/me/quiet/", zone | {"begins": "22:00", "ends": "07:30"}).status_code == 302
    row = Quiet.objects.get(person=ruth)
    assert (row.zone, str(row.begins), str(row.ends)) == ("Europe/Berlin", "22:00:00", "07:30:00")
    assert 'value="22:00"' in page(client, "/me/hearing/")
    for wrong in ({"begins": "22:00", "ends": ""}, {"begins": "22:00", "ends": "22:00"}, {"begins": "99"}):
        assert client.post("/me/quiet/", zone | wrong).status_code == 422
    assert client.post("/me/quiet/", {"zone": "../../etc/passwd"}).status_code == 422
    assert client.post("/me/quiet/", zone | {"begins": "", "ends": ""}).status_code == 302
    assert Quiet.objects.get(person=ruth).begins is None


def test_a_stranger_is_asked_to_sign_in(client: Client, ruth: Person) -> None:
    assert client.get("/me/hearing/").status_code == 302
    assert client.post("/me/quiet/", {"zone": "UTC"}).status_code == 302
    assert client.get("/communities/soil-and-table/hearing/").status_code == 404


def test_the_page_of_choices_costs_the_same_for_3_and_for_30(ruth: Person, nell: Person) -> None:
    from barnraiser.acts.belonging import actions as belonging
    from barnraiser.communities import actions as communities

    def add(number: int) -> None:
        home = communities.found(by=nell, name=f"Room {number}", purpose="Hay.", rules=(), door="open")
        belonging.join(by=ruth, community=home)

    costs_the_same(signed_in(ruth), "/me/hearing/", add)


@pytest.mark.parametrize("method", ["get", "head"])
def test_the_link_in_a_letter_at_once_ends_them_by_a_press_and_not_by_a_look(
    ruth: Person, soil_and_table: Community, method: str
) -> None:
    """Reliability class 14, RFC 8058: no cookie, no token of a form, and looking changes nothing."""
    hearing = conversations.hear(by=ruth, community=soil_and_table, level="all", cadence="at_once")
    url = f"/letters/at-once/{stopping.token_for(ruth, [soil_and_table.code])}/"
    stranger = Client(enforce_csrf_checks=True)
    for _ in range(2):
        answer = getattr(stranger, method)(url)
        assert answer.status_code == 200
        assert answer.headers["Referrer-Policy"] == "no-referrer"
    hearing.refresh_from_db()
    assert hearing.cadence == "at_once"
    pressed = stranger.post(
        url, "List-Unsubscribe=One-Click", content_type="application/x-www-form-urlencoded"
    )
    assert pressed.status_code == 200
    hearing.refresh_from_db()
    assert (hearing.level, hearing.cadence) == ("all", "never")
    assert stranger.post(url).status_code == 200, "pressed twice"
    assert stranger.post(url.replace(ruth.code, "abcdefghjkmn")).status_code == 404


def test_whoever_left_can_still_press_it(ruth: Person, soil_and_table: Community) -> None:
    """Reliability class 3: only unsubscribing still works."""
    conversations.hear(by=ruth, community=soil_and_table, level="all", cadence="at_once")
    membership = membership_of(ruth, soil_and_table)
    assert membership
    belonging.leave(by=ruth, membership=membership)
    url = f"/letters/at-once/{stopping.token_for(ruth, [soil_and_table.code])}/"
    assert Client().post(url).status_code == 200
