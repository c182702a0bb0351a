import re

import pytest
from django.test import Client

from barnraiser.acts.direct import actions
from barnraiser.acts.direct.models import Exchange, Line, Seat
from barnraiser.communities.models import Community
from barnraiser.people.models import Person
from demo import cast
from tests.architecture.lists import costs_the_same
from tests.conftest import joins
from tests.reading import page
from tests.signing_in import signed_in

from .telling import LIST, answers, two_write, writes

HOSTILE = (
    "<script>alert(1)</script>",
    "<img src=x onerror=alert(1)>",
    "[click](javascript:alert(1))",
    "[click](java&#10;script:alert(1))",
    "<svg/onload=alert(1)>",
    "{{ 7|add:7 }}{% csrf_token %}",
    "\u202egnp.exe",
)


def test_from_a_page_of_somebody_to_an_answer(
    ruth: Person, callum: Person, soil_and_table: Community
) -> None:
    browser, other = signed_in(ruth), signed_in(callum)
    to = f"/people/{callum.handle}/message/"
    assert to in page(browser, callum.get_absolute_url())
    assert "waits until they say yes" in page(browser, to)
    assert browser.post(to, {"words": ""}).status_code == 422
    assert browser.post(to, {"words": "May I borrow the roller?"}).status_code == 302
    exchange = Exchange.objects.get()
    assert "was asked" in page(browser, exchange.get_absolute_url())
    assert "<textarea" not in page(browser, exchange.get_absolute_url())
    assert "Waits for your yes" in page(other, LIST)
    assert "would like to write to you" in page(other, exchange.get_absolute_url())
    assert other.post(f"{exchange.get_absolute_url()}answer/", {"says": "yes"}).status_code == 302
    assert other.post(f"{exchange.get_absolute_url()}messages/", {"words": " "}).status_code == 422
    assert other.post(f"{exchange.get_absolute_url()}messages/", {"words": "It is yours."}).status_code == 302
    assert "1 new to you" in page(browser, LIST)
    assert "It is yours." in page(browser, exchange.get_absolute_url())
    assert "new to you" not in page(browser, LIST)
    assert browser.get(to).headers["Location"] == exchange.get_absolute_url()


def test_not_this_time_quiet_leaving_and_taking_out(
    ruth: Person, callum: Person, priya: Person, soil_and_table: Community
) -> None:
    browser = signed_in(callum)
    asked = writes(ruth, callum, priya).exchange
    browser.post(f"{asked.get_absolute_url()}answer/", {"says": "no"})
    assert "What you said no to" in page(browser, LIST)
    assert "You said no to this" in page(browser, asked.get_absolute_url())
    exchange = two_write(callum, ruth, soil_and_table)
    where = exchange.get_absolute_url()
    assert browser.post(f"{where}quiet/", {"says": "quiet"}).status_code == 302
    assert "Quiet" in page(browser, LIST)
    browser.post(f"{where}quiet/", {"says": "hear"})
    message = Line.objects.get(exchange=exchange)
    assert browser.post(f"/exchanges/messages/{message.code}/taking-back/").status_code == 302
    assert "Taken out by whoever wrote it" in page(signed_in(ruth), where)
    assert browser.post(f"{where}leaving/").status_code == 302
    assert browser.get(where).status_code == 404
    assert "has left" in page(signed_in(ruth), where)


def test_to_several_found_by_name(
    ruth: Person, callum: Person, priya: Person, soil_and_table: Community
) -> None:
    browser, several = signed_in(ruth), "/me/messages/several/"
    assert "Priya Nair" in page(browser, f"{several}?q=priya&to={callum.handle}")
    assert browser.post(several, {"words": "Hello"}).status_code == 422
    assert browser.post(several, {"to": ["nobody-here"], "words": "Hello"}).status_code == 422
    sent = browser.post(several, {"to": [callum.handle, priya.handle], "words": "Hello, you two"})
    assert sent.status_code == 302
    exchange = Exchange.objects.get()
    assert not exchange.is_pair
    assert "Callum Birch and Priya Nair" in page(browser, exchange.get_absolute_url())


def addresses(exchange: Exchange, message: Line) -> dict[str, str]:
    where = exchange.get_absolute_url()
    return {
        "get": where,
        **{part: f"{where}{part}/" for part in ("messages", "answer", "quiet", "leaving")},
        "back": f"/exchanges/messages/{message.code}/taking-back/",
    }


def test_for_others_no_exchange_exists_and_nothing_can_be_done_to_it(
    ruth: Person, callum: Person, nell: Person, harald: Person, soil_and_table: Community
) -> None:
    """Reliability classes 2 and 15: a real code and a made-up one are answered alike, by a steward, a stranger, anybody."""
    exchange = two_write(ruth, callum, soil_and_table)
    message = Line.objects.get()
    real, made_up = (
        addresses(exchange, message),
        addresses(Exchange(code="zzzzzzzzzzzz"), Line(code="zzzzzzzzzzzz")),
    )
    for browser in (signed_in(nell), signed_in(harald), Client()):
        for name, path in real.items():
            asks = browser.get if name == "get" else browser.post
            here, there = (
                asks(path, {"words": "x", "says": "yes"}),
                asks(made_up[name], {"words": "x", "says": "yes"}),
            )
            assert (here.status_code, there.status_code) == (404, 404), name
            strip = re.compile(
                rb"nonce=\"[^\"]+|[\w-]{43,64}|zzzzzzzzzzzz|" + f"{exchange.code}|{message.code}".encode()
            )
            assert strip.sub(b"", here.content) == strip.sub(b"", there.content)
    assert Line.objects.count() == 1
    assert set(Seat.objects.values_list("answer", flat=True)) == {"in"}
    assert signed_in(harald).get(f"/people/{ruth.handle}/message/").status_code == 404


def test_no_page_that_others_can_open_has_a_word_of_it(
    ruth: Person, callum: Person, nell: Person, harald: Person, soil_and_table: Community
) -> None:
    """Reliability class 1: the canary is in no byte that anybody else gets, nor in what an account takes along."""
    exchange = two_write(ruth, callum, soil_and_table)
    group = writes(callum, ruth, words="Among us 9b41d7").exchange
    pages = [
        *(
            "/",
            "/people/",
            "/notices/",
            "/me/",
            "/me/acts/",
            LIST,
            "/concerns/",
            "/me/ties/",
            "/communities/",
        ),
        *("/search/?q=bank", "/people/?q=bank", "/what-is-stored/"),
        *(f"/people/{person.handle}/" for person in (ruth, callum)),
        *(
            f"/communities/soil-and-table/{tab}"
            for tab in ("", "square/", "in-common/", "charter/", "members/")
        ),
        f"/concerns/raise/?about={exchange.ref}",
        f"/concerns/raise/?about=direct.line:{Line.objects.earliest('at').code}",
        exchange.get_absolute_url(),
        group.get_absolute_url(),
    ]
    for reader in (nell, harald, None):
        browser = signed_in(reader) if reader else Client()
        for path in pages:
            assert b"9b41d7" not in browser.get(path, follow=True).content, path
    for path in pages[:3]:
        assert b"9b41d7" not in signed_in(ruth).get(path, follow=True).content, "nor on one's own open pages"


def test_what_is_not_asked_for_is_not_taken(
    ruth: Person, callum: Person, priya: Person, soil_and_table: Community
) -> None:
    """Reliability class 16."""
    answers(callum, ruth, soil_and_table)
    extra = {
        "by": str(priya.pk), "at": "2001-01-01", "html": "<b>x</b>", "code": "mine", "exchange": "1", "answer": "in",
        "to": priya.handle, "is_pair": "0", "community": "1", "taken_back_at": "2001-01-01",
    }  # fmt: skip
    signed_in(ruth).post(f"/people/{callum.handle}/message/", {"words": "Hi", **extra})
    message = Line.objects.select_related("exchange", "by").get()
    assert (message.by, message.html, message.at.year > 2001) == (ruth, "<p>Hi</p>\n", True)
    assert (message.exchange.is_pair, message.taken_back_at, message.code != "mine") == (True, None, True)
    assert set(Seat.objects.values_list("person", flat=True)) == {ruth.pk, callum.pk}


@pytest.mark.parametrize("words", HOSTILE)
def test_no_words_run(ruth: Person, callum: Person, soil_and_table: Community, words: str) -> None:
    """Reliability class 17."""
    answers(callum, ruth, soil_and_table)
    ruth.name = f"Ruth {HOSTILE[0]}"
    ruth.save(update_fields=["name"])
    exchange = writes(ruth, callum, words=words).exchange
    for path in (exchange.get_absolute_url(), LIST):
        shown = page(signed_in(callum), path)
        assert "<script>alert" not in shown
        assert not re.search(r"<[^>]+(onerror|onload)\s*=", shown)
        assert not re.search(r'href="\s*java\s*script:', shown)
        assert "\u202e" not in shown


def test_getting_changes_nothing_but_what_one_has_read(
    ruth: Person, callum: Person, soil_and_table: Community
) -> None:
    """Reliability class 14."""
    exchange = writes(ruth, callum).exchange
    browser = signed_in(callum)
    for path in addresses(exchange, Line.objects.get()).values():
        assert browser.get(path).status_code in (200, 405)
    assert Seat.objects.get(person=callum).answer == "waits"
    forged = Client(enforce_csrf_checks=True)
    forged.cookies = browser.cookies
    assert forged.post(f"{exchange.get_absolute_url()}answer/", {"says": "yes"}).status_code == 403


def test_lists_and_exchanges_cost_the_same_for_few_and_many(
    ruth: Person, callum: Person, nell: Person, soil_and_table: Community
) -> None:
    exchange = two_write(ruth, callum, soil_and_table)
    costs_the_same(
        signed_in(callum),
        exchange.get_absolute_url(),
        lambda number: actions.write(by=ruth, exchange=exchange, words=f"Line {number}"),
    )


def test_the_list_costs_the_same_for_few_and_many(
    ruth: Person, nell: Person, soil_and_table: Community, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("barnraiser.acts.direct.rules.BEGUN_A_DAY", 99)
    monkeypatch.setattr("barnraiser.acts.direct.pages.ROWS", 99)
    others = [
        joins(cast.Part(f"Hand {n}", "", "private", post=f"hand{n}"), soil_and_table, nell) for n in range(30)
    ]

    def add(number: int) -> None:
        answers(others[number], ruth, soil_and_table)
        writes(ruth, others[number])

    costs_the_same(signed_in(ruth), LIST, add)


def test_another_is_asked_in_by_name(
    ruth: Person, callum: Person, priya: Person, nell: Person, harald: Person, soil_and_table: Community
) -> None:
    answers(callum, ruth, soil_and_table)
    exchange = writes(ruth, callum, priya).exchange
    where = f"{exchange.get_absolute_url()}asking-in/"
    browser = signed_in(ruth)
    assert where in page(browser, exchange.get_absolute_url())
    found = page(browser, f"{where}?q=nell")
    assert "nothing that was said before" in found
    assert nell.name in found
    assert "Nobody you could ask has this name" in page(browser, f"{where}?q=zebra")
    for wrong in ({}, {"who": harald.handle}, {"who": callum.handle}, {"who": "\x00"}):
        assert browser.post(where, wrong).status_code == 422
    answer = browser.post(where, {"who": nell.handle}, follow=True).text
    assert "Nell Whitlock is asked, and comes in with a yes." in answer
    asked = page(signed_in(nell), exchange.get_absolute_url())
    assert "asks you in" in asked
    assert "nothing that was said before" in asked
    assert "What they say is shown once you say yes." in asked
    assert signed_in(nell).get(where).status_code == 403, "only who said yes asks others in"
    for stranger in (harald, None):
        assert (signed_in(stranger) if stranger else Client()).post(
            where, {"who": nell.handle}
        ).status_code in (302, 404)
    assert Seat.objects.filter(exchange=exchange).count() == 4


def test_a_pair_is_led_to_begin_anew(ruth: Person, callum: Person, soil_and_table: Community) -> None:
    exchange = two_write(ruth, callum, soil_and_table)
    shown = page(signed_in(ruth), exchange.get_absolute_url())
    assert f'href="/me/messages/several/?to={callum.handle}"' in shown
    assert "asking-in" not in shown
    assert signed_in(ruth).get(f"{exchange.get_absolute_url()}asking-in/").status_code == 403


def test_what_is_new_stands_beside_messages_on_my_page(
    ruth: Person, callum: Person, priya: Person, soil_and_table: Community, monkeypatch: pytest.MonkeyPatch
) -> None:
    browser = signed_in(callum)
    assert not re.search(r"Messages</a></b> <span", page(browser, "/me/"))
    exchange = two_write(ruth, callum, soil_and_table)
    writes(priya, callum)
    assert re.search(r"Messages</a></b> <span[^>]*>2 new</span>", page(browser, "/me/"))
    page(browser, exchange.get_absolute_url())
    assert re.search(r"Messages</a></b> <span[^>]*>1 new</span>", page(browser, "/me/"))
    monkeypatch.setattr("barnraiser.acts.direct.queries.unread", lambda viewer: 21)
    assert "More than 20 new" in page(browser, "/me/")
