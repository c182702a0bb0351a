import pytest
from django.test import Client

from barnraiser.acts.belonging import actions as belonging
from barnraiser.communities.models import Community
from barnraiser.people.models import Person
from demo import cast
from tests.architecture.lists import costs_the_same
from tests.conftest import joins
from tests.reading import page
from tests.signing_in import signed_in

from ..telling import answers, asks, confirmed, promised
from .looking import LIST, post

pytestmark = pytest.mark.django_db


def test_what_came_of_an_ask_costs_the_same(nell: Person, soil_and_table: Community) -> None:
    ask = asks(nell, soil_and_table)

    def add(number: int) -> None:
        part = cast.Part(f"Hand {number}", "", "private", post=f"hand{number}")
        confirmed(joins(part, soil_and_table, nell), ask)

    costs_the_same(signed_in(nell), ask.get_absolute_url(), add)


def test_who_is_no_member_finds_nothing(
    ruth: Person, callum: Person, harald: Person, soil_and_table: Community
) -> None:
    ask = asks(ruth, soil_and_table)
    answer = promised(callum, ask)
    urls = [LIST, LIST + "ask/", LIST + "offer/", ask.get_absolute_url(), "/people/ruth-amsel/ask/"]
    for url in urls:
        assert signed_in(harald).get(url).status_code == 404, url
        assert Client().get(url).status_code == 404, url
    steps = ("promise", "step-back", "doing", "confirmation", "miss", "rejoinder", "thanks")
    for step in steps:
        assert post(harald, f"/answers/{answer.code}/{step}/") == 404, step
    assert post(harald, f"{ask.get_absolute_url()}answers/", words="Hello") == 404
    assert post(harald, f"{ask.get_absolute_url()}closure/") == 404


def test_not_this_time_from_either_side(
    ruth: Person, callum: Person, priya: Person, soil_and_table: Community
) -> None:
    ask = asks(ruth, soil_and_table, to=callum)
    url = ask.get_absolute_url()
    assert "Not this time" in page(signed_in(callum), url)
    assert post(callum, f"{url}closure/") == 302
    assert "taken down" in page(signed_in(ruth), url)
    answer = answers(priya, asks(ruth, soil_and_table))
    assert post(ruth, f"/answers/{answer.code}/step-back/") == 302
    assert "Ruth Amsel said “not this time”" in page(signed_in(priya), answer.favour.get_absolute_url())


def test_an_ask_of_somebody_who_left_is_read_without_a_name(
    ruth: Person, callum: Person, soil_and_table: Community
) -> None:
    answer = confirmed(callum, asks(ruth, soil_and_table))
    belonging.forget_me(by=ruth)
    html = page(signed_in(callum), answer.favour.get_absolute_url())
    assert "Ruth" not in html
    assert "Somebody who left" in html
    assert "Ruth" not in page(signed_in(callum), "/me/exchange/")
