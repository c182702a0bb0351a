import re
from datetime import timedelta

import pytest
from django.test import Client

from barnraiser.acts.belonging import actions as belonging
from barnraiser.communities.models import Community
from barnraiser.communities.queries import membership_of
from barnraiser.ground import clock
from barnraiser.people.models import Person
from barnraiser.surveys import actions
from barnraiser.surveys.models import Consent, Decline, Round
from barnraiser.surveys.rules import BETWEEN
from tests.architecture.lists import costs_the_same
from tests.reading import page
from tests.signing_in import signed_in

from .telling import answers, asks, closes, everything, neighbours

pytestmark = pytest.mark.django_db
LIST = "/communities/soil-and-table/surveys/"
OPEN = LIST + "open/"


def filled(**more: str) -> dict[str, str]:
    return {"place": "7", "people": "3", "consents": "on"} | more


def test_a_steward_asks_and_a_member_does_not(
    crowd: list[Person], nell: Person, soil_and_table: Community
) -> None:
    steward, member = signed_in(nell), signed_in(crowd[0])
    assert "Open one" in page(steward, LIST)
    assert "Open one" not in page(member, LIST)
    assert member.get(OPEN).status_code == 403
    assert member.post(OPEN, {"instrument": "pulse", "days": "14"}).status_code == 403
    assert steward.post(OPEN, {"days": "14"}).status_code == 422
    assert steward.post(OPEN, {"instrument": "pulse", "days": "14"}).status_code == 302
    again = steward.post(OPEN, {"instrument": "pulse", "days": "14"})
    assert again.status_code == 422
    assert "is being asked until" in again.content.decode()
    assert Round.objects.count() == 1


def test_while_something_is_asked_no_other_round_is_offered(
    crowd: list[Person], nell: Person, soil_and_table: Community
) -> None:
    steward = signed_in(nell)
    assert "Open a round" in page(steward, LIST)
    assert "Ask everybody</button>" in page(steward, OPEN)
    asks(nell, soil_and_table)
    assert "Open a round" not in page(steward, LIST)
    html = page(steward, OPEN)
    assert "“Two questions about trust” is being asked until" in html
    assert "Ask everybody</button>" not in html
    other = steward.post(OPEN, {"instrument": "look", "days": "14"})
    assert (other.status_code, Round.objects.count()) == (422, 1)


def test_members_find_it_by_its_name_beside_the_charter(nell: Person, soil_and_table: Community) -> None:
    client = signed_in(nell)
    link = re.compile(rf'href="{LIST}"[^>]*>(?:<svg.*?</svg>)?What members say<', re.DOTALL)
    assert link.search(page(client, "/communities/soil-and-table/charter/"))
    assert '<h1 class="page-title">What members say</h1>' in page(client, LIST)


def test_consent_is_the_first_thing_on_the_page(
    crowd: list[Person], nell: Person, soil_and_table: Community
) -> None:
    round = asks(nell, soil_and_table)
    html = page(signed_in(crowd[0]), round.get_absolute_url())
    assert html.index("Before you answer") < html.index('name="consents"') < html.index('name="place"')
    for promise in (
        "What it is for",
        "Who sees what",
        "thirteen months",
        "Taking it back",
        "Nothing happens",
    ):
        assert promise in html
    assert 'name="place"' in html
    assert 'name="people"' in html


def test_an_answer_without_a_yes_comes_back_with_everything_chosen(
    crowd: list[Person], nell: Person, soil_and_table: Community
) -> None:
    round = asks(nell, soil_and_table)
    response = signed_in(crowd[0]).post(f"/surveys/{round.code}/answers/", {"place": "7", "people": "3"})
    assert response.status_code == 422
    html = response.content.decode()
    assert "Without your yes nothing is kept" in html
    assert html.count("checked") == 2
    assert not Consent.objects.exists()


def test_whoever_answered_sees_that_and_nobody_sees_more(
    crowd: list[Person], nell: Person, soil_and_table: Community
) -> None:
    round = asks(nell, soil_and_table)
    client, url = signed_in(crowd[0]), f"/surveys/{round.code}/answers/"
    assert client.post(url, filled()).status_code == 302
    assert client.post(url, filled()).status_code == 403, "once"
    html = page(client, round.get_absolute_url())
    assert "You have answered" in html
    assert "scale from" not in html
    assert "7 of 10" in page(client, "/me/answers/")
    steward = signed_in(nell)
    for address in (LIST, round.get_absolute_url(), "/me/answers/", crowd[0].get_absolute_url()):
        assert "7 of 10" not in page(steward, address), address
        assert f"{crowd[0].name} answered" not in page(steward, address)


def test_not_this_time(crowd: list[Person], nell: Person, soil_and_table: Community) -> None:
    round = asks(nell, soil_and_table)
    client = signed_in(crowd[0])
    response = client.post(f"/surveys/{round.code}/refusal/", follow=True)
    assert "You are not asked again in this round" in response.content.decode()
    assert "You said “not this time”" in page(client, LIST)
    assert "you can still answer" in page(client, round.get_absolute_url())
    assert Decline.objects.count() == 1


def test_taking_it_back_works_for_those_who_left_too(
    crowd: list[Person], nell: Person, harald: Person, soil_and_table: Community
) -> None:
    round = asks(nell, soil_and_table)
    url = f"/surveys/{round.code}/withdrawal/"
    answers(crowd[0], round)
    membership = membership_of(crowd[0], soil_and_table)
    assert membership
    belonging.leave(by=crowd[0], membership=membership)
    client = signed_in(crowd[0])
    assert client.get(round.get_absolute_url()).status_code == 404
    html = page(client, "/me/answers/")
    assert url in html
    assert round.get_absolute_url() + '"' not in html, "no link to what is no longer seen"
    assert signed_in(harald).post(url).status_code == 404
    assert client.post(url, follow=True).status_code == 200
    assert not Consent.objects.exists()
    assert client.post(url).status_code == 404


def test_outside_the_community_there_is_no_such_page(
    crowd: list[Person], nell: Person, harald: Person, client: Client, soil_and_table: Community
) -> None:
    round = asks(nell, soil_and_table)
    stranger = signed_in(harald)
    for url in (LIST, OPEN, round.get_absolute_url()):
        assert stranger.get(url).status_code == 404, url
        assert client.get(url).status_code == 404, url
    for verb in ("answers", "refusal", "withdrawal"):
        assert stranger.post(f"/surveys/{round.code}/{verb}/", filled()).status_code == 404, verb


def test_results_show_two_figures_apart_with_doubt_and_method(
    crowd: list[Person], nell: Person, soil_and_table: Community
) -> None:
    round = asks(nell, soil_and_table)
    for person in crowd:
        answers(person, round, {"place": 4, "people": 8})
    with clock.at(round.closes_at + timedelta(minutes=1)):
        html = page(signed_in(crowd[0]), round.get_absolute_url())
        listed = page(signed_in(nell), LIST)
    assert "11 of 12 members answered." in html
    assert "<b>4.0</b>" in html
    assert "<b>8.0</b>" in html
    assert "6.0" not in html, "never their mean"
    assert "between 3.5 and 4.5; 11 answers" in html
    assert "How is this worked out?" in html
    assert "Too few to show" in html
    assert "Look at it, or take it back" in html
    assert "4.0, between 3.5 and 4.5" in listed


def test_too_few_answers_are_said_so(crowd: list[Person], nell: Person, soil_and_table: Community) -> None:
    round = asks(nell, soil_and_table)
    for person in crowd[:9]:
        answers(person, round, {"place": 4, "people": 8})
    with clock.at(round.closes_at):
        html = page(signed_in(nell), round.get_absolute_url())
        assert "Too few answers" in page(signed_in(nell), LIST)
    assert "Fewer than ten of 12 members answered." in html
    assert html.count("Ten would have been enough") == 2
    assert "4.0" not in html


def test_the_longer_look_has_its_results(nell: Person, soil_and_table: Community) -> None:
    crowd = neighbours(soil_and_table, 22)
    round = asks(nell, soil_and_table, "look")
    client = signed_in(crowd[0])
    assert "leave out any question" in page(client, round.get_absolute_url())
    assert client.post(f"/surveys/{round.code}/answers/", {"consents": "on"}).status_code == 422
    for person in crowd:
        answers(person, round, everything())
    with clock.at(round.closes_at):
        html = page(client, round.get_absolute_url())
    assert "By what people come for most" in html
    assert "Giving and getting" in html


def test_a_breakdown_is_never_asked_for_by_address(
    crowd: list[Person], nell: Person, soil_and_table: Community
) -> None:
    round = asks(nell, soil_and_table)
    for person in crowd:
        answers(person, round)
    closes(round)
    with clock.at(round.closes_at):
        client = signed_in(nell)
        plain = page(client, round.get_absolute_url())
        assert len(page(client, round.get_absolute_url() + "?sector=media&since=2026")) == len(plain)


def test_nothing_answered_says_so(nell: Person) -> None:
    assert "You have answered nothing yet" in page(signed_in(nell), "/me/answers/")


def test_the_list_costs_the_same_for_3_rounds_and_for_30(
    crowd: list[Person], nell: Person, soil_and_table: Community
) -> None:
    start = clock.now() - 40 * BETWEEN

    def add(number: int) -> None:
        with clock.at(start + number * (BETWEEN + timedelta(hours=1))):
            round = asks(nell, soil_and_table)
            for person in crowd[:10]:
                answers(person, round)
        closes(round)

    costs_the_same(signed_in(nell), LIST, add)


def test_my_answers_cost_the_same_for_3_rounds_and_for_30(
    crowd: list[Person], nell: Person, soil_and_table: Community
) -> None:
    start = clock.now() - 40 * BETWEEN

    def add(number: int) -> None:
        with clock.at(start + number * (BETWEEN + timedelta(hours=1))):
            answers(crowd[0], asks(nell, soil_and_table))

    costs_the_same(signed_in(crowd[0]), "/me/answers/", add)


def test_looking_at_an_open_round_settles_nothing(
    crowd: list[Person], nell: Person, soil_and_table: Community
) -> None:
    round = asks(nell, soil_and_table)
    for person in crowd:
        answers(person, round)
    page(signed_in(nell), round.get_absolute_url())
    assert actions.settle(round=round) is None
