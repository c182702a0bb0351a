from datetime import timedelta

import pytest
from django.test import Client
from django.urls import reverse

from barnraiser.acts.conversations import actions as conversations
from barnraiser.communities import actions as communities
from barnraiser.communities.models import Community
from barnraiser.ground import clock
from barnraiser.ground.refs import Ref
from barnraiser.home import queries
from barnraiser.people.models import Person
from tests.acts.reciprocity.telling import asks, introduces
from tests.architecture.lists import costs_the_same
from tests.signing_in import signed_in


@pytest.mark.django_db
def test_a_stranger_is_asked_to_sign_in(client: Client) -> None:
    answer = client.get(reverse("home:today"))
    assert answer.status_code == 302
    assert answer.headers["Location"].startswith(reverse("account_login"))


def test_today_greets_by_first_name_and_shows_what_waits(
    ruth: Person, callum: Person, soil_and_table: Community
) -> None:
    conversations.start(
        by=callum,
        community=soil_and_table,
        kind="question",
        title="Who has a moisture meter?",
        words="Mine drowned.",
    )
    page = signed_in(ruth).get(reverse("home:today")).content.decode()
    assert ", Ruth." in page
    assert "Who has a moisture meter?" in page
    assert "Answer Callum" in page


def test_the_first_day_shows_first_steps_and_the_second_does_not(
    ruth: Person, soil_and_table: Community
) -> None:
    first = signed_in(ruth).get(reverse("home:today")).content.decode()
    assert "Your first day" in first
    assert "Nell Whitlock keeps the room" in first
    assert "Since you were last here" not in first
    with clock.at(clock.now() + timedelta(hours=20)):
        second = signed_in(ruth).get(reverse("home:today")).content.decode()
    assert "Your first day" not in second
    assert "Since you were last here" in second


def test_somebody_in_no_community_is_shown_the_way(harald: Person) -> None:
    page = signed_in(harald).get(reverse("home:today")).content.decode()
    assert "You are not in a community yet" in page


@pytest.mark.django_db
def test_everybody_may_read_what_is_stored_and_every_kind_of_act_is_in_it(client: Client) -> None:
    page = client.get(reverse("home:stored")).content.decode()
    assert "Somebody thanked somebody" in page
    assert page.count("<li>") >= len(queries.recorded_acts())


def test_everything_one_did_is_on_a_page_of_its_own_and_costs_the_same(
    ruth: Person, callum: Person, soil_and_table: Community
) -> None:
    browser = signed_in(ruth)
    ask = asks(ruth, soil_and_table)
    page = browser.get("/me/acts/?of=reciprocity").content.decode()
    assert f'href="{ask.get_absolute_url()}"' in page
    assert "joined" not in page
    assert "Only you see this page" in page
    assert browser.get("/me/acts/?of=keys&page=x").status_code == 200
    assert ask.title not in signed_in(callum).get("/me/acts/").content.decode()
    assert Client().get("/me/acts/").status_code == 302
    costs_the_same(browser, "/me/acts/", lambda number: asks(ruth, soil_and_table, title=f"Hay {number}"))


def test_while_the_charter_waits_too_long_for_a_yes_one_reads_and_does_not_act(
    nell: Person, ruth: Person, callum: Person, soil_and_table: Community
) -> None:
    ask, made = asks(callum, soil_and_table), introduces(nell, ruth, callum)
    passed = Ref("decisions", "decision", "passed")
    communities.adopt_rule(by=nell, community=soil_and_table, text="Bring tools back clean.", decision=passed)
    inside = "/communities/soil-and-table"
    read = ["/", "/me/", "/me/acts/", "/me/exchange/", "/introductions/", made.get_absolute_url(), "/people/"]
    read += ["/people/callum-birch/", f"{inside}/exchange/", ask.get_absolute_url(), f"{inside}/leave/"]
    act = [f"{inside}/exchange/ask/", f"{inside}/exchange/offer/", f"{inside}/invitations/"]
    with clock.at(clock.now() + timedelta(days=15)):
        browser = signed_in(ruth)
        for url in read:
            assert browser.get(url).status_code == 200, url
        for url in act:
            refused = browser.get(url)
            assert refused.status_code == 403, url
            assert f"{inside}/charter/yes/" in refused.content.decode(), "and the way to the yes is shown"
        assert browser.post(f"{ask.get_absolute_url()}answers/", {"words": "Mine."}).status_code == 403
