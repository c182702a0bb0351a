from datetime import timedelta

import pytest
from django.test import Client
from django.urls import reverse

from barnraiser.acts.conversations import actions as conversations
from barnraiser.communities.models import Community
from barnraiser.ground import clock
from barnraiser.home import queries
from barnraiser.people.models import Person
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
