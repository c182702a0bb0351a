import pytest
from django.test import Client

from barnraiser.acts.reciprocity import actions
from barnraiser.communities import actions as communities
from barnraiser.communities.models import Community
from barnraiser.people.models import Person
from demo import cast
from tests.architecture.lists import costs_the_same
from tests.conftest import joins
from tests.reading import page
from tests.signing_in import signed_in

from ..telling import METER, asks, confirmed, offers
from .looking import LIST

pytestmark = pytest.mark.django_db


def test_the_list_shows_asks_offers_and_what_fits(
    ruth: Person, callum: Person, soil_and_table: Community
) -> None:
    ask, offer = asks(callum, soil_and_table), offers(ruth, soil_and_table)
    html = page(signed_in(ruth), LIST)
    for thing in (ask, offer):
        assert f'href="{thing.get_absolute_url()}"' in html
    assert "Offer it to Callum Birch" in html
    assert "speak of “meter” and “moisture”" in html
    assert "nobody yet" in html
    assert "Only you see this" in html
    assert 'aria-current="page">Exchange <span class="n">1</span>' in html
    assert "Take Ruth Amsel up on it" in page(signed_in(callum), LIST)
    assert f"/people/callum-birch/introduce/?with={ruth.handle}" in page(
        signed_in(joins(cast.WENDELL, soil_and_table, ruth)), LIST
    )


def test_one_kind_of_gift_at_a_time(ruth: Person, soil_and_table: Community) -> None:
    asks(ruth, soil_and_table)
    asks(ruth, soil_and_table, gift="knowledge", title="What to do with barley")
    html = page(signed_in(ruth), LIST + "?gift=knowledge")
    assert "What to do with barley" in html
    assert METER not in html
    assert "Nobody asks for skills" in page(signed_in(ruth), LIST + "?gift=skills")
    assert METER in page(signed_in(ruth), LIST + "?gift=gold&side=up")


def test_the_first_few_and_all_of_them(ruth: Person, soil_and_table: Community) -> None:
    for number in range(8):
        asks(ruth, soil_and_table, title=f"Ask number {number}.")
    client = signed_in(ruth)
    assert "Ask number 0." not in page(client, LIST)
    assert 'href="?side=ask"' in page(client, LIST)
    assert "Ask number 0." in page(client, LIST + "?side=ask")


def test_an_empty_room_says_what_that_may_mean(ruth: Person) -> None:
    html = page(signed_in(ruth), LIST)
    assert "asking feels hard" in html
    assert f'href="{LIST}offer/"' in html


def test_the_lists_cost_the_same_for_three_and_for_thirty(
    ruth: Person, callum: Person, nell: Person, soil_and_table: Community
) -> None:
    def add(number: int) -> None:
        offers(callum, soil_and_table, title=f"Straw {number} and moisture")
        ask = asks(nell, soil_and_table, title=f"Moisture {number} meter")
        actions.thank(by=nell, answer=confirmed(callum, ask), is_public=True)

    costs_the_same(signed_in(ruth), LIST + "?side=ask", add)
    costs_the_same(signed_in(callum), "/me/exchange/", add)


def test_the_front_of_the_exchange_costs_the_same(
    ruth: Person, callum: Person, soil_and_table: Community
) -> None:
    costs_the_same(signed_in(ruth), LIST, lambda number: asks(callum, soil_and_table, title=f"Hay {number}"))


def test_an_open_community_shows_its_exchange_to_members(
    nell: Person, harald: Person, soil_and_table: Community
) -> None:
    communities.found(by=nell, name="Kitchens", slug="kitchens", purpose="Cook near.", door="open")
    answer = signed_in(harald).get("/communities/kitchens/exchange/")
    assert answer.status_code == 403
    assert "Only members of Kitchens" in answer.content.decode()


@pytest.mark.requirement("D14")
def test_what_one_is_to_others_is_on_ones_own_page(
    ruth: Person, callum: Person, soil_and_table: Community
) -> None:
    assert "Nothing offered yet" in page(signed_in(ruth), "/me/exchange/")
    offer = offers(ruth, soil_and_table, gift="knowledge", title="I read soil reports")
    helped = confirmed(callum, offer)
    actions.thank(by=callum, answer=helped, words="Three numbers.", is_public=True)
    html = page(signed_in(ruth), "/me/exchange/")
    for words in (
        "Knowledge",
        "I read soil reports",
        "Callum Birch confirmed it",
        "Three numbers.",
        "Only you see",
    ):
        assert words in html, words
    assert Client().get("/me/exchange/").status_code == 302
    assert "I read soil reports" not in page(signed_in(callum), "/me/exchange/")


def test_ones_own_page_leads_to_what_one_asked_for(
    ruth: Person, callum: Person, soil_and_table: Community
) -> None:
    ask = asks(ruth, soil_and_table)
    client = signed_in(ruth)
    assert "nobody yet" in page(client, "/me/exchange/")
    confirmed(callum, ask)
    actions.close(by=ruth, favour=ask)
    html = page(client, "/me/exchange/")
    asked = html[html.index("What you asked for</h2>") :]
    for words in (f'href="{ask.get_absolute_url()}"', METER, "1 helped", "taken down", "Soil &amp; Table"):
        assert words in asked, words
    costs_the_same(client, "/me/exchange/", lambda number: asks(ruth, soil_and_table, title=f"Hay {number}"))
    for url in ("/me/exchange/", "/introductions/", "/me/acts/"):
        assert f'href="{url}"' in page(client, "/me/"), url
