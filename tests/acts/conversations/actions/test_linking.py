"""Cards of pages elsewhere, on a server that is really there."""

from datetime import timedelta
from io import BytesIO

import pytest
from django.test import Client
from django_ox.models import OxTask
from django_ox.testing import run_tasks
from PIL import Image

from barnraiser.acts.conversations import actions, queries
from barnraiser.acts.conversations.models import Allowance, Conversation, LinkCard, Linked, Message
from barnraiser.acts.conversations.rules import ALLOWED
from barnraiser.communities.models import Community
from barnraiser.ground import clock
from barnraiser.ground.verdict import Refused
from barnraiser.people.models import Person
from tests.ground.test_pictures import drawn
from tests.outside import Outside, answer, sent_on
from tests.signing_in import signed_in

from ..telling import opening

PAGE = (
    "<html><head><title>Rates</title><meta property='og:site_name' content='Fields'>"
    "<meta property='og:description' content='Kilos a hectare'>"
    "<meta property='og:image' content='/strip.jpg'><script>alert(1)</script></head><body>B</body></html>"
)


def links(by: Person, community: Community, words: str, audience: str = "community") -> Message:
    talk = actions.start(
        by=by, community=community, kind="question", title="Rates?", words=words, audience=audience
    )
    run_tasks()
    return opening(talk)


def shown(viewer: Person | None, message: Message) -> list[LinkCard]:
    return [linked.card for linked in queries.said(viewer, [message])[0].beside.cards]


@pytest.mark.django_db(transaction=True)
def test_a_card_says_what_the_page_says_of_itself(
    ruth: Person, callum: Person, harald: Person, soil_and_table: Community, there: Outside
) -> None:
    exif = Image.Exif()
    exif[0x010E] = "at home"
    there.pages["fields.example/rates"] = answer(PAGE)
    there.pages["fields.example/strip.jpg"] = answer(drawn("JPEG", (900, 600), exif=exif), kind="image/jpeg")
    said = links(ruth, soil_and_table, "See http://fields.example/rates")
    (card,) = shown(callum, said)
    assert (card.site, card.title, card.description) == ("Fields", "Rates", "Kilos a hectare")
    picture = signed_in(callum).get(card.picture_url)
    content = b"".join(picture.streaming_content)  # type: ignore[attr-defined]
    picture.close()
    assert Image.open(BytesIO(content)).size == (320, 213)
    assert b"at home" not in content
    for other in (signed_in(harald), Client()):
        assert other.get(card.picture_url).status_code == 404


@pytest.mark.django_db(transaction=True)
def test_a_page_is_fetched_once_for_all_who_link_to_it(
    ruth: Person, callum: Person, soil_and_table: Community, there: Outside
) -> None:
    there.pages["fields.example/rates"] = answer("<title>Rates</title>")
    one = links(ruth, soil_and_table, "http://fields.example/rates")
    two = links(callum, soil_and_table, "http://fields.example/rates")
    assert shown(ruth, one) == shown(ruth, two) != []
    assert len(there.asked) == 1
    assert "Cookie" not in there.asked[0]
    assert "Referer" not in there.asked[0]


@pytest.mark.django_db(transaction=True)
def test_three_cards_and_no_more(ruth: Person, soil_and_table: Community, there: Outside) -> None:
    for n in range(5):
        there.pages[f"fields.example/{n}"] = answer(f"<title>Page {n}</title>")
    said = links(ruth, soil_and_table, " and ".join(f"http://fields.example/{n}" for n in range(5)))
    assert [card.title for card in shown(ruth, said)] == ["Page 0", "Page 1", "Page 2"]


@pytest.mark.django_db(transaction=True)
@pytest.mark.requirement("E3")
def test_nothing_is_fetched_for_what_is_said_among_the_trusted(
    ruth: Person, soil_and_table: Community, there: Outside
) -> None:
    there.pages["fields.example/rates"] = answer("<title>Rates</title>")
    said = links(ruth, soil_and_table, "http://fields.example/rates", audience="trusted")
    assert not OxTask.objects.filter(task_path__endswith="fetch_cards").exists()
    actions.show_cards(message=said, urls=["http://fields.example/rates"])
    assert there.connections == 0
    assert not Linked.objects.exists()


@pytest.mark.django_db(transaction=True)
def test_what_became_confided_meanwhile_gets_no_card(
    ruth: Person, soil_and_table: Community, there: Outside
) -> None:
    there.pages["fields.example/rates"] = answer("<title>Rates</title>")
    talk = actions.start(
        by=ruth, community=soil_and_table, kind="question", title="T", words="http://fields.example/rates"
    )
    actions.open_to(by=ruth, conversation=talk, audience="trusted")
    run_tasks()
    assert there.connections == 0


@pytest.mark.django_db(transaction=True)
def test_no_address_and_no_redirect_leads_inside(
    ruth: Person, soil_and_table: Community, there: Outside
) -> None:
    there.pages["fields.example/in"] = sent_on(f"http://127.0.0.1:{there.port}/secret")
    there.pages["fields.example/meta"] = sent_on("http://169.254.169.254/latest/meta-data/")
    for url in (
        "http://fields.example/in", "http://fields.example/meta", "http://127.0.0.1/", "http://[::1]/",
        "http://2130706433/", "http://localhost/", "http://0x7f.1/", "ftp://fields.example/", "file:///etc/passwd",
    ):  # fmt: skip
        assert shown(ruth, links(ruth, soil_and_table, f"See <{url}> now")) == [], url
    assert all("secret" not in asked for asked in there.asked)
    assert not Linked.objects.exists()


@pytest.mark.django_db(transaction=True)
def test_hostile_pages_give_text_or_nothing(ruth: Person, soil_and_table: Community, there: Outside) -> None:
    there.pages |= {
        "fields.example/svg": answer("<svg onload=alert(1)>", kind="image/svg+xml"),
        "fields.example/large": answer(b"<p>" * 900_000),
        "fields.example/tags": answer("<title>&lt;script&gt;alert(1)&lt;/script&gt;\u202e</title>"),
        "fields.example/svgs": answer("<title>T</title><meta property=og:image content=/svg>"),
        "fields.example/js": answer(
            "<title>T2</title><meta property=og:image content='javascript:alert(1)'>"
        ),
    }
    titles = {}
    for path in ("svg", "large", "tags", "svgs", "js"):
        cards = shown(ruth, links(ruth, soil_and_table, f"http://fields.example/{path}"))
        titles[path] = [(card.title, bool(card.picture)) for card in cards]
    assert titles == {
        "svg": [],
        "large": [],
        "tags": [("<script>alert(1)</script>", False)],
        "svgs": [("T", False)],
        "js": [("T2", False)],
    }
    tagged = Conversation.objects.filter(messages__html__contains="fields.example/tags").get()
    html = signed_in(ruth).get(tagged.get_absolute_url()).content.decode()
    assert "<script>alert" not in html
    assert "&lt;script&gt;alert" in html


@pytest.mark.django_db(transaction=True)
def test_the_author_takes_a_card_away_and_it_does_not_come_back_by_itself(
    ruth: Person, callum: Person, soil_and_table: Community, there: Outside
) -> None:
    there.pages["fields.example/rates"] = answer("<title>Rates</title>")
    there.pages["fields.example/clay"] = answer("<title>Clay</title>")
    said = links(ruth, soil_and_table, "http://fields.example/rates")
    (card,) = shown(ruth, said)
    with pytest.raises(Refused):
        actions.take_card_away(by=callum, message=said, card=card)
    actions.take_card_away(by=ruth, message=said, card=card)
    actions.change(by=ruth, message=said, words="http://fields.example/rates and http://fields.example/clay")
    run_tasks()
    assert [found.title for found in shown(ruth, said)] == ["Clay"]
    actions.change(
        by=ruth,
        message=Message.objects.select_related("conversation__community").get(pk=said.pk),
        words="None.",
    )
    assert shown(ruth, said) == []


@pytest.mark.django_db(transaction=True)
def test_over_the_day_s_measure_a_link_stands_without_a_card(
    ruth: Person, callum: Person, soil_and_table: Community, there: Outside, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setitem(ALLOWED, Allowance.Of.CARDS, (2, timedelta(days=1)))
    for number in range(4):
        there.pages[f"fields.example/{number}"] = answer(f"<title>Rates {number}</title>")
    first = links(
        ruth, soil_and_table, "http://fields.example/0 http://fields.example/1 http://fields.example/2"
    )
    assert [card.title for card in shown(ruth, first)] == ["Rates 0", "Rates 1"]
    assert "http://fields.example/2" in first.html
    again = links(ruth, soil_and_table, "http://fields.example/0")
    assert [card.title for card in shown(ruth, again)] == ["Rates 0"], "what was seen this week costs nothing"
    other = links(callum, soil_and_table, "http://fields.example/2")
    assert [card.title for card in shown(ruth, other)] == ["Rates 2"], "each has a measure of their own"
    with clock.at(clock.now() + timedelta(days=1, seconds=1)):
        later = links(ruth, soil_and_table, "http://fields.example/3")
    assert [card.title for card in shown(ruth, later)] == ["Rates 3"]
    assert len(there.asked) == 4
