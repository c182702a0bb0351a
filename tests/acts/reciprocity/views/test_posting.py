import pytest

from barnraiser.acts.reciprocity import actions
from barnraiser.acts.reciprocity.models import Favour, Introduction
from barnraiser.communities.models import Community
from barnraiser.people.models import Person
from tests.architecture.lists import costs_the_same
from tests.reading import page
from tests.signing_in import signed_in

from ..telling import METER, asks, confirmed, introduces, offers
from .looking import GOOD, LIST

pytestmark = pytest.mark.django_db


@pytest.mark.parametrize("side", ["ask", "offer"])
def test_a_member_puts_one_up(ruth: Person, soil_and_table: Community, side: str) -> None:
    client = signed_in(ruth)
    assert "What happens next" in page(client, f"{LIST}{side}/")
    answer = client.post(f"{LIST}{side}/", GOOD)
    favour = Favour.objects.get()
    assert answer["Location"] == favour.get_absolute_url()
    assert (favour.side, favour.title, favour.audience) == (side, METER, "all")
    assert "<em>Any</em> brand." in page(client, favour.get_absolute_url())


@pytest.mark.parametrize(
    "url", [f"{LIST}ask/", f"{LIST}offer/", "/people/callum-birch/ask/", "/people/callum-birch/offer/"]
)
def test_nothing_typed_is_lost(ruth: Person, callum: Person, url: str) -> None:
    answer = signed_in(ruth).post(url, GOOD | {"gift": "", "until": "tomorrow"})
    assert answer.status_code == 422
    html = answer.content.decode()
    for words in (METER, "*Any* brand.", "tomorrow", "Choose what sort of thing it is.", "year-month-day"):
        assert words in html, words
    assert not Favour.objects.exists()


@pytest.mark.requirement("D1")
def test_the_first_ask_to_a_person_shows_what_was_given_and_three_gifts_before_the_form(
    ruth: Person, callum: Person, soil_and_table: Community
) -> None:
    question = asks(callum, soil_and_table, title="Six sacks by Friday")
    client = signed_in(ruth)
    html = page(client, "/people/callum-birch/ask/")
    parts = (
        "What you did for Callum",
        "What Callum did for you",
        "Three gifts",
        "Six sacks by Friday",
        '<form class="form form--wide"',
    )
    places = [html.index(part) for part in parts]
    assert places == sorted(places), "gifts first, then the ask"
    assert html.count('<li class="idea">') == 3
    assert f'href="{question.get_absolute_url()}"' in html
    assert "Nothing that is written down here yet" in html
    answer = client.post("/people/callum-birch/ask/", GOOD, follow=True)
    favour = Favour.objects.get(title=METER)
    assert (favour.to_id, favour.audience) == (callum.pk, "one"), "and asking all the same is not blocked"
    assert "Between you and Callum Birch alone" in answer.content.decode()


@pytest.mark.requirement("D1", "D2")
def test_the_composer_shows_help_with_its_date_and_kind(
    ruth: Person, callum: Person, soil_and_table: Community
) -> None:
    confirmed(ruth, asks(callum, soil_and_table))
    confirmed(callum, asks(ruth, soil_and_table, gift="skills", title="Lift oak posts"))
    html = page(signed_in(ruth), "/people/callum-birch/ask/")
    given = html[html.index("What you did") : html.index("What Callum did")]
    assert "You helped Callum Birch" in given
    assert "<time" in given
    assert "<span>Resources</span>" in given
    got = html[html.index("What Callum did") : html.index("Three gifts")]
    assert "Callum Birch helped you" in got
    assert "<span>Skills</span>" in got


def test_an_offer_to_one_starts_from_what_one_offers_all(
    ruth: Person, callum: Person, soil_and_table: Community
) -> None:
    mine, theirs = offers(ruth, soil_and_table), offers(callum, soil_and_table, title="A bull")
    url = "/people/callum-birch/offer/"
    assert f'value="{mine.title}"' in page(signed_in(ruth), f"{url}?like={mine.code}")
    assert "A bull" not in page(signed_in(ruth), f"{url}?like={theirs.code}")
    signed_in(ruth).post(url, GOOD)
    assert Favour.objects.get(title=METER).side == "offer"


def test_a_person_one_shares_nothing_with_is_not_asked(ruth: Person, meilin: Person, callum: Person) -> None:
    actions.respond(by=callum, introduction=introduces(ruth, callum, meilin), is_yes=True)
    actions.respond(by=meilin, introduction=Introduction.objects.get(), is_yes=True)
    answer = signed_in(callum).get(f"/people/{meilin.handle}/ask/")
    assert answer.status_code == 403
    assert "You share no community with Mei-Lin Zhou" in answer.content.decode()
    assert f"/people/{meilin.handle}/introduce/" in page(signed_in(callum), meilin.get_absolute_url())


def test_a_persons_page_opens_to_asking_offering_and_introducing(ruth: Person, callum: Person) -> None:
    html = page(signed_in(ruth), callum.get_absolute_url())
    for door in ("ask", "offer", "introduce"):
        assert f'href="/people/callum-birch/{door}/"' in html
    assert 'href="/people/ruth-amsel/ask/"' not in page(signed_in(ruth), ruth.get_absolute_url())
    assert 'href="/me/exchange/"' in page(signed_in(ruth), "/me/")


def test_a_persons_page_shows_what_they_give_and_costs_the_same(
    ruth: Person, callum: Person, soil_and_table: Community
) -> None:
    offer = offers(callum, soil_and_table, title="An old plough")
    html = page(signed_in(ruth), callum.get_absolute_url())
    assert f'<a class="title-link" href="{offer.get_absolute_url()}">An old plough</a>' in html
    assert html.index(">Gives</h2>") < html.index(">Cares about</h2>")
    costs_the_same(
        signed_in(ruth),
        callum.get_absolute_url(),
        lambda number: offers(callum, soil_and_table, title=f"Hay {number}"),
    )
