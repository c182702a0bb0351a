import logging
import re
from datetime import timedelta

import pytest
from django.test import Client
from icalendar import Calendar

from barnraiser.acts.belonging import actions as belonging
from barnraiser.acts.gatherings import actions, queries
from barnraiser.acts.gatherings.models import Attendance, Gathering, Meeting, Rsvp, Step
from barnraiser.acts.gatherings.models.feed import token_for
from barnraiser.communities.models import Community
from barnraiser.communities.queries import membership_of
from barnraiser.ground import clock
from barnraiser.people.models import Person
from tests.architecture.lists import costs_the_same
from tests.signing_in import signed_in

from .actions.test_answering import guests
from .actions.test_meeting import over_coffee, says_met
from .telling import EVENING, MONDAY, SATURDAY, calls, calls_online, comes_in, says

pytestmark = pytest.mark.django_db
LIST = "/communities/soil-and-table/gatherings/"
CALL = f"{LIST}call/"
GIVEN = {
    "title": "Soup",
    "words": "Bring a **bowl**.",
    "day": "2026-10-17",
    "starts": "13:00",
    "ends": "18:00",
    "way": "in_person",
    "place": "The barn",
}


def page(client: Client, url: str, status: int = 200) -> str:
    response = client.get(url)
    assert response.status_code == status, url
    return response.content.decode()


# ---- calling ----------------------------------------------------------------------------------------------------


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


# ---- coming -----------------------------------------------------------------------------------------------------


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


def test_the_words_stand_nowhere_but_with_the_hosts(
    farm: Gathering, nell: Person, ruth: Person, soil_and_table: Community
) -> None:
    one = re.compile(rf"\b{farm.words_to_say.split()[0]}\b <i>")
    with clock.at(SATURDAY):
        says(ruth, farm)
        for url in (farm.get_absolute_url(), LIST, f"{farm.get_absolute_url()}calendar.ics"):
            assert not one.search(page(signed_in(ruth), url))
        assert one.search(page(signed_in(nell), farm.get_absolute_url()))
        assert one.search(page(signed_in(nell), f"{farm.get_absolute_url()}hosting/"))
        page(signed_in(ruth), f"{farm.get_absolute_url()}hosting/", 403)


def test_a_host_ticks_in_asks_another_to_host_and_says_who_was_there(
    farm: Gathering, nell: Person, ruth: Person, callum: Person, harald: Person
) -> None:
    client, url = signed_in(nell), farm.get_absolute_url()
    with clock.at(SATURDAY):
        assert client.post(f"{url}hosts/", {"person": ""}).status_code == 422
        client.post(f"{url}hosts/", {"person": callum.code})
        client.post(f"{url}ticks/", {"person": ruth.code})
        assert client.post(f"{url}ticks/", {"person": harald.code}).status_code == 404
        signed_in(callum).post(f"{url}ticks/", {"person": callum.code})
        client.post(f"{url}conclusion/")
        html = page(client, f"{url}hosting/")
        assert "It was said" in html
        signed_in(callum).post(f"{url}hosts/withdrawal/")
        signed_in(ruth).post(f"{url}attendance/withdrawal/")
    assert queries.there(farm) == [callum]
    assert queries.hosts_of(farm) == [nell]


# ---- after ------------------------------------------------------------------------------------------------------


def test_whom_one_met_what_was_agreed_and_the_talk_after_it(
    been: Gathering, ruth: Person, callum: Person, nell: Person, priya: Person
) -> None:
    client, url = signed_in(ruth), been.get_absolute_url()
    with clock.at(EVENING):
        client.post(f"{url}meetings/", {"met": [callum.code, priya.code, "nobody"]})
        assert [m.other_than(ruth) for m in queries.meeting_visible_to(ruth)] == [callum]
        assert "You said so" in page(client, url)
        assert "Says you met" in page(signed_in(callum), url)
        assert client.post(f"{url}steps/", {"words": ""}).status_code == 422
        client.post(f"{url}steps/", {"words": "Lend the spade", "who": callum.code, "due": "2026-10-24"})
        step = queries.steps(ruth, been).get()
        assert "Lend the spade" in page(signed_in(priya), url)
        signed_in(callum).post(f"/steps/{step.code}/completion/")
        assert "Done" in page(client, url)
        client.post(f"{url}intentions/", {"person": callum.code, "words": "His lentils"})
        assert "His lentils" in page(client, url)
        assert "His lentils" not in page(signed_in(callum), url)
        meant = queries.intentions(ruth).get()
        assert signed_in(callum).post(f"/intentions/{meant.code}/withdrawal/").status_code == 404
        client.post(f"/intentions/{meant.code}/withdrawal/")
        assert "His lentils" not in page(client, url)
        assert client.post(f"{url}conversation/", {"title": "And now?", "words": ""}).status_code == 422
        made = client.post(f"{url}conversation/", {"title": "And now?", "words": "The soup."})
        assert made.headers["Location"].startswith("/conversations/")
        assert "And now?" in page(signed_in(priya), url)


def test_a_coffee_is_said_by_one_and_confirmed_by_the_other(
    ruth: Person, callum: Person, nell: Person, soil_and_table: Community
) -> None:
    url = f"/people/{callum.handle}/met/"
    said = {"day": "2026-10-16", "minutes": "60", "place": "The Wholefood Co-op"}
    with clock.at(EVENING):
        assert f'href="{url}"' in page(signed_in(ruth), f"/people/{callum.handle}/")
        page(signed_in(ruth), url)
        assert signed_in(ruth).post(url, said | {"day": "2026-10-19"}).status_code == 422
        signed_in(ruth).post(url, said)
        told = queries.meeting_visible_to(ruth).get()
        assert "Did you meet Ruth Amsel?" in page(signed_in(callum), told.get_absolute_url())
        assert signed_in(nell).post(f"{told.get_absolute_url()}reply/", {"met": "yes"}).status_code == 404
        assert signed_in(ruth).post(f"{told.get_absolute_url()}reply/", {"met": "yes"}).status_code == 403
        signed_in(callum).post(f"{told.get_absolute_url()}reply/", {"met": "yes"})
        assert "You have both said so." in page(signed_in(ruth), told.get_absolute_url())
        assert "The Wholefood Co-op" in page(signed_in(ruth), url)
        signed_in(ruth).post(f"{told.get_absolute_url()}withdrawal/")
    assert not Meeting.objects.exists()


def test_a_concern_can_be_raised_about_a_gathering_and_about_what_somebody_says(
    farm: Gathering, nell: Person, ruth: Person, callum: Person, soil_and_table: Community
) -> None:
    told = over_coffee(ruth, callum, soil_and_table)
    with clock.at(EVENING):
        for person, thing, offered in (
            (ruth, farm, True),
            (nell, farm, False),
            (callum, told, True),
            (ruth, told, False),
        ):
            html = page(signed_in(person), thing.get_absolute_url())
            assert ("Raise a concern" in html) == offered, (person, thing)
        where = f"/concern/?about={farm.ref}".replace(":", "%3A")
        assert farm.title.split(",")[0] in page(signed_in(ruth), where)


# ---- calendars --------------------------------------------------------------------------------------------------


def test_a_calendar_reads_the_feed_without_signing_in_and_keeps_nothing(
    farm: Gathering, ruth: Person, caplog: pytest.LogCaptureFixture
) -> None:
    client = signed_in(ruth)
    assert "No address yet" in page(client, "/me/calendar/")
    html = client.post("/me/calendar/", follow=True).content.decode()
    path = re.search(r"http://localhost(/calendar/\w+\.ics)", html)[1]  # type: ignore[index]
    with clock.at(MONDAY):
        answer = Client().get(path)
    assert answer.headers["Content-Type"] == "text/calendar; charset=utf-8"
    assert "no-store" in answer.headers["Cache-Control"]
    assert not answer.cookies
    assert [str(e["SUMMARY"]) for e in Calendar.from_ical(answer.content).walk("VEVENT")] == [farm.title]
    client.post("/me/calendar/withdrawal/")
    with caplog.at_level(logging.WARNING):
        assert Client().get(path).status_code == 404
    assert "/calendar/….ics" in caplog.text
    assert path not in caplog.text


def test_the_feed_ends_with_the_membership(farm: Gathering, ruth: Person, soil_and_table: Community) -> None:
    path = f"/calendar/{token_for(actions.open_feed(by=ruth).code)}.ics"
    membership = membership_of(ruth, soil_and_table)
    assert membership
    with clock.at(MONDAY):
        assert farm.title.split(",")[0] in Client().get(path).content.decode()
        belonging.leave(by=ruth, membership=membership)
        assert "VEVENT" not in Client().get(path).content.decode()


# ---- lists ------------------------------------------------------------------------------------------------------


def test_the_list_costs_the_same_for_3_gatherings_and_for_30(
    nell: Person, ruth: Person, callum: Person, soil_and_table: Community
) -> None:
    now = clock.now()

    def add(number: int) -> None:
        start = now + timedelta(days=1 + number)
        held = calls(nell, soil_and_table, at=now, starts_at=start, ends_at=start + timedelta(hours=2))
        actions.answer(by=(ruth, callum)[number % 2], gathering=held, coming=True)

    costs_the_same(signed_in(ruth), LIST, add)


def test_a_gathering_costs_the_same_for_3_guests_and_for_30(
    nell: Person, ruth: Person, soil_and_table: Community
) -> None:
    now = clock.now()
    held = calls(
        nell,
        soil_and_table,
        at=now,
        starts_at=now + timedelta(minutes=1),
        ends_at=now + timedelta(days=1),
        capacity=25,
    )
    everybody = guests(soil_and_table, 30)
    comes_in(ruth, held, now)

    def add(number: int) -> None:
        actions.answer(by=everybody[number], gathering=held, coming=True, brings=f"Loaf {number}")
        comes_in(everybody[number], held, now)

    costs_the_same(signed_in(nell), held.get_absolute_url(), add)


def test_what_is_looked_back_on_costs_the_same(nell: Person, ruth: Person, soil_and_table: Community) -> None:
    now = clock.now()
    begun = now - timedelta(hours=1)
    held = calls(nell, soil_and_table, at=begun, starts_at=begun, ends_at=now + timedelta(hours=1))
    everybody = guests(soil_and_table, 30)
    comes_in(ruth, held, now)

    def add(number: int) -> None:
        comes_in(everybody[number], held, now)
        actions.say_met_at(by=everybody[number], gathering=held, people=[ruth])
        actions.agree(by=ruth, gathering=held, words=f"Loaf {number}", who=everybody[number])
        actions.intend(by=ruth, toward=everybody[number], gathering=held)

    costs_the_same(signed_in(ruth), held.get_absolute_url(), add)
    costs_the_same_for_hosts = page(signed_in(nell), f"{held.get_absolute_url()}hosting/")
    assert costs_the_same_for_hosts.count("Is here") >= 31


# ---- privacy ----------------------------------------------------------------------------------------------------


def test_who_may_not_see_finds_nothing(
    been: Gathering, ruth: Person, callum: Person, harald: Person, soil_and_table: Community
) -> None:
    """As a stranger, as a member of nothing here, as one who left: whatever is asked for does not exist."""
    (met,) = says_met(ruth, been, callum)
    coffee = over_coffee(ruth, callum, soil_and_table)
    with clock.at(EVENING):
        step = actions.agree(by=callum, gathering=been, words="CANARY", who=callum)
        meant = actions.intend(by=callum, toward=ruth, gathering=been)
    membership = membership_of(callum, soil_and_table)
    assert membership
    belonging.leave(by=callum, membership=membership)
    url = been.get_absolute_url()
    gets = [
        LIST,
        CALL,
        *(f"{url}{part}" for part in ("", "change/", "calling-off/", "hosting/", "calendar.ics")),
    ]
    posts = [
        "answer",
        "hosts",
        "hosts/withdrawal",
        "attendance",
        "attendance/withdrawal",
        "ticks",
        "conclusion",
    ]
    posts += ["meetings", "conversation", "steps", "intentions"]
    every = [("get", g) for g in gets] + [("post", f"{url}{p}/") for p in posts]
    every += [("post", f"/steps/{step.code}/completion/"), ("post", f"/intentions/{meant.code}/withdrawal/")]
    for client in (Client(), signed_in(harald), signed_in(callum)):
        for verb, address in every:
            assert getattr(client, verb)(address).status_code == 404, address
    for client in (Client(), signed_in(harald)):
        for told in (met, coffee):
            assert client.get(told.get_absolute_url()).status_code == 404
            assert client.post(f"{told.get_absolute_url()}withdrawal/").status_code == 404
        assert client.get(f"/people/{ruth.handle}/met/").status_code == 404
    assert Client().get("/calendar/nothing.ics").status_code == 404
    assert (Step.objects.count(), Meeting.objects.count(), Rsvp.objects.count()) == (1, 2, 0)


@pytest.mark.parametrize(
    "payload", ["<script>alert(1)</script>", '"><img src=x onerror=alert(1)>', "{{ 7|add:7 }}"]
)
def test_whatever_is_typed_stays_text(payload: str, ruth: Person, soil_and_table: Community) -> None:
    client = signed_in(ruth)
    with clock.at(MONDAY):
        typed = dict.fromkeys(("title", "words", "place", "directions", "access"), payload)
        client.post(CALL, GIVEN | typed)
        held = queries.visible_to(ruth).get()
        for url in (LIST, held.get_absolute_url(), f"{held.get_absolute_url()}change/"):
            html = page(client, url)
            assert "<script>alert" not in html
            assert "<img src=x" not in html
            assert ">14<" not in html


def test_changing_is_not_reading(been: Gathering, ruth: Person) -> None:
    client = signed_in(ruth)
    for part in (
        "answer",
        "attendance",
        "ticks",
        "conclusion",
        "meetings",
        "steps",
        "intentions",
        "conversation",
    ):
        assert client.get(f"{been.get_absolute_url()}{part}/").status_code == 405
    strict = Client(enforce_csrf_checks=True)
    strict.cookies = client.cookies
    assert strict.post(f"{been.get_absolute_url()}answer/", {"coming": "yes"}).status_code == 403
