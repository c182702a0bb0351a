"""Pages and feeds for everybody: what stands in public is there, and nothing else of the community is."""

import re
from datetime import timedelta
from typing import Any

import pytest
from django.conf import settings
from django.core import mail
from django.db import connection
from django.test import Client
from django.test.utils import CaptureQueriesContext

from barnraiser.acts.conversations import actions as conversations
from barnraiser.acts.conversations.models import Audience, Conversation
from barnraiser.acts.outward import actions, tasks, tokens
from barnraiser.acts.outward.models import Issue, Reader
from barnraiser.communities import actions as communities
from barnraiser.communities.models import Community
from barnraiser.ground import clock
from barnraiser.people.models import Person
from tests.signing_in import signed_in

from .telling import HERE, delivered, link_in, reads, says, sends, stop_of

pytestmark = pytest.mark.django_db
FEEDS = [f"{HERE}public/feed.atom", f"{HERE}public/feed.json"]
LETTERS = [f"{HERE}newsletter/feed.atom", f"{HERE}newsletter/feed.json"]
PUBLIC = f"{HERE}public/"
NEWSLETTER = f"{HERE}newsletter/"


def page(client: Client, url: str) -> str:
    response = client.get(url)
    assert response.status_code == 200, url
    return response.content.decode()


@pytest.mark.requirement("E3", "E11")
def test_nothing_that_is_not_public_leaves_by_any_of_these_doors(
    client: Client,
    ruth: Person,
    callum: Person,
    nell: Person,
    harald: Person,
    soil_and_table: Community,
    talk: Conversation,
) -> None:
    """Reliability class 1: canaries in everything private, as a stranger, as somebody of another house, and as a member."""
    for audience, kind in (
        (Audience.COMMUNITY, "question"),
        (Audience.TRUSTED, "question"),
        (Audience.COMMUNITY, "failure"),
        (Audience.TRUSTED, "frustration"),
    ):
        private = says(
            ruth, soil_and_table, "canary title", words="canary words", audience=audience, kind=kind
        )
        conversations.reply(by=ruth, conversation=private, words="canary reply")
        assert client.get(f"/conversations/{private.code}/share/").status_code == 404
        assert signed_in(ruth).get(f"/conversations/{private.code}/share/").status_code == 404
    draft = actions.compose(
        by=nell, community=soil_and_table, title="canary draft", words="canary words", picks=[talk]
    )
    issue = sends(nell, soil_and_table, talk)
    reads(soil_and_table, "canary@elsewhere.example")
    urls = [
        *FEEDS,
        *LETTERS,
        PUBLIC,
        NEWSLETTER,
        issue.get_absolute_url(),
        f"/conversations/{talk.code}/share/",
    ]
    for visitor in (client, signed_in(harald), signed_in(callum), signed_in(nell)):
        for url in urls:
            assert "canary" not in page(visitor, url), url
    for visitor in (client, signed_in(harald), signed_in(callum)):
        assert visitor.get(draft.get_absolute_url()).status_code == 404
    assert "canary@" not in page(signed_in(nell), f"{HERE}newsletter/desk/"), "addresses are shown to nobody"


def test_a_community_without_anything_public_is_as_one_that_is_not_there(
    client: Client, harald: Person, ruth: Person, soil_and_table: Community
) -> None:
    """Reliability class 2."""
    says(ruth, soil_and_table, audience=Audience.COMMUNITY)
    for visitor in (client, signed_in(harald), signed_in(ruth)):
        for url in (*FEEDS, *LETTERS, PUBLIC, NEWSLETTER):
            there, nowhere = visitor.get(url), visitor.get(url.replace("soil-and-table", "nowhere-at-all"))
            assert (there.status_code, nowhere.status_code) == (404, 404), url
            assert len(there.content) == len(nowhere.content), url


def test_drafts_are_not_there_for_anybody_but_stewards(
    client: Client, nell: Person, ruth: Person, harald: Person, soil_and_table: Community, talk: Conversation
) -> None:
    """Reliability classes 6 and 15: every address with a code, for each who may not."""
    draft = actions.compose(by=nell, community=soil_and_table, title="Draft", words="", picks=[talk])
    for visitor in (client, signed_in(ruth), signed_in(harald)):
        for part, method in (
            ("words", "get"),
            ("words", "post"),
            ("preview", "get"),
            ("sending", "post"),
            ("end", "post"),
        ):
            there = getattr(visitor, method)(f"/newsletters/{draft.code}/{part}/")
            nowhere = getattr(visitor, method)(f"/newsletters/abcdefghjkmn/{part}/")
            assert there.status_code == nowhere.status_code == 404
            assert len(there.content) == len(nowhere.content)
    assert Issue.objects.get().sent_at is None
    assert signed_in(ruth).get(f"{HERE}newsletter/desk/").status_code == 403
    assert client.get(f"{HERE}newsletter/desk/").status_code == 404


def test_a_steward_composes_looks_and_sends(
    nell: Person, ruth: Person, soil_and_table: Community, talk: Conversation
) -> None:
    client = signed_in(nell)
    says(ruth, soil_and_table, "inside", audience=Audience.COMMUNITY)
    form = page(client, f"{HERE}newsletter/new/")
    assert "Who grows near us?" in form
    assert "inside" not in form
    # Reliability class 16: nothing but title, words and picks is taken from the form.
    more = {"number": 99, "sent_at": "2020-01-01", "by": ruth.pk, "community": 99, "html": "<script>"}
    answer = client.post(
        f"{HERE}newsletter/new/", {"title": "Autumn", "words": "Rain.", "picks": [talk.code]} | more
    )
    issue = Issue.objects.get()
    assert answer.headers["Location"] == f"/newsletters/{issue.code}/preview/"
    assert (issue.number, issue.sent_at, issue.by_id, issue.html) == (None, None, nell.pk, "<p>Rain.</p>\n")
    assert "Send it" in page(client, f"/newsletters/{issue.code}/preview/")
    assert client.post(f"/newsletters/{issue.code}/words/", {"title": "", "words": ""}).status_code == 422
    assert (
        client.post(
            f"/newsletters/{issue.code}/words/", {"title": "Later", "words": "x" * 10_001}
        ).status_code
        == 422
    )
    assert (
        client.post(
            f"/newsletters/{issue.code}/words/", {"title": "Late autumn", "picks": ["zzz"]}
        ).status_code
        == 422
    )
    client.post(
        f"/newsletters/{issue.code}/words/", {"title": "Late autumn", "words": "Rain.", "picks": [talk.code]}
    )
    assert client.post(f"/newsletters/{issue.code}/sending/").headers["Location"] == issue.get_absolute_url()
    assert "Late autumn" in page(Client(), NEWSLETTER)
    assert "Late autumn" in page(Client(), issue.get_absolute_url())
    assert client.post(f"/newsletters/{issue.code}/end/").status_code == 403


def test_sending_an_empty_one_says_why_not(nell: Person, soil_and_table: Community) -> None:
    draft = actions.compose(by=nell, community=soil_and_table, title="Empty", words="")
    client = signed_in(nell)
    assert client.post(f"/newsletters/{draft.code}/sending/").status_code == 302
    assert "nothing in it yet" in page(client, f"/newsletters/{draft.code}/preview/")
    assert client.post(f"/newsletters/{draft.code}/end/").status_code == 302
    assert not Issue.objects.exists()


@pytest.mark.requirement("E11")
class TestAStranger:
    @pytest.fixture(autouse=True)
    def out(self, nell: Person, soil_and_table: Community, talk: Conversation) -> Issue:
        with clock.at(clock.now() - timedelta(days=3)):
            return sends(nell, soil_and_table, talk)

    def asks(self, client: Client, address: str = "stranger@elsewhere.example", **more: Any) -> str:
        response = client.post(NEWSLETTER, {"address": address} | more)
        assert response.status_code == 200
        return re.sub(r'name="csrfmiddlewaretoken" value="\w+"|nonce="[^"]*"', "", response.content.decode())

    def test_asks_looks_says_yes_reads_and_ends_it(
        self, client: Client, nell: Person, soil_and_table: Community, talk: Conversation
    ) -> None:
        """Reliability class 14: links are looked at by programs first, and looking changes nothing."""
        self.asks(client)
        tasks.ask_for_yes.func(Reader.objects.get().pk)
        link = link_in(mail.outbox[0])
        strict = Client(enforce_csrf_checks=True)
        for look in (strict.get, strict.head, strict.get):
            answer = look(link)
            assert answer.status_code == 200
            assert answer.headers["Referrer-Policy"] == "no-referrer"
        assert Reader.objects.get().confirmed_at is None
        assert "You are a reader" in strict.post(link).content.decode()
        assert strict.post(link).status_code == strict.get(link).status_code == 404, "it works once"
        (letter,) = delivered(sends(nell, soil_and_table, talk, title="Winter"))
        stop = stop_of(letter)
        assert strict.head(stop).status_code == 200
        assert "stranger@elsewhere.example" in strict.get(stop).content.decode()
        kept = strict.get(f"{stop}kept.json").json()
        assert [row["title"] for row in kept["letters"]] == ["Winter"]
        assert Reader.objects.exists()
        pressed = strict.post(
            stop, "List-Unsubscribe=One-Click", content_type="application/x-www-form-urlencoded"
        )
        assert pressed.status_code == 200
        assert not Reader.objects.exists()
        assert strict.post(stop).status_code == strict.get(stop).status_code == 200, "pressed twice"
        assert strict.get(f"{stop}kept.json").status_code == 404

    def test_the_answer_is_the_same_for_every_address(self, soil_and_table: Community) -> None:
        """Reliability class 15: nobody learns who reads."""
        reads(soil_and_table, "reader@elsewhere.example")
        actions.ask(community=soil_and_table, address="asked@elsewhere.example")
        found = {
            self.asks(Client(), address).replace(address, "")
            for address in ("reader@elsewhere.example", "asked@elsewhere.example", "new@elsewhere.example")
        }
        assert len(found) == 1

    def test_a_machine_that_fills_every_field_is_thanked_and_ignored(self, client: Client) -> None:
        assert self.asks(client) == self.asks(Client(), website="http://spam.example")
        assert Reader.objects.count() == 1

    @pytest.mark.parametrize(
        "address",
        [
            "", "x", "a@b", "a@b.example\r\nBcc: c@d.example", "a@b.example,c@d.example", "a" * 300 + "@b.example",
            "\x00@b.example", "a@b.example\x00", "<a@b.example>", "A <a@b.example>", "a" * 1_000_000,
        ],
    )  # fmt: skip
    def test_what_is_no_address_is_refused(self, client: Client, address: str) -> None:
        """Reliability classes 22 and 23."""
        assert client.post(NEWSLETTER, {"address": address}).status_code == 422
        assert not Reader.objects.exists()

    def test_asking_for_it_needs_the_forms_own_token(self) -> None:
        strict = Client(enforce_csrf_checks=True)
        assert strict.post(NEWSLETTER, {"address": "a@b.example"}).status_code == 403

    def test_another_readers_page_is_not_opened(self, client: Client, soil_and_table: Community) -> None:
        reader = reads(soil_and_table)
        url = f"/newsletters/reader/{tokens.token_for(reader)}/"
        assert client.get(url.replace(reader.code, "abcdefghjkmn")).status_code == 404
        assert client.post("/newsletters/reader/x:y/").status_code == 404
        assert Reader.objects.exists()


@pytest.mark.requirement("E11")
def test_a_shared_address_carries_nothing_about_who_shared_it(
    client: Client, callum: Person, talk: Conversation
) -> None:
    url = f"/conversations/{talk.code}/share/"
    for visitor in (client, signed_in(callum)):
        response = visitor.get(url + "?utm_source=x&from=callum")
        html = response.content.decode()
        (address,) = re.findall(r'id="address" value="([^"]*)"', html)
        assert address == settings.NETWORK_ADDRESS + talk.get_absolute_url()
        assert re.findall(r'data-share="([^"]*)"', html) == [address]
        assert "utm_source" not in html
        assert response.headers["Referrer-Policy"] == "no-referrer"
        assert not re.search(r'(?:src|href)="https?://', html), "nothing is loaded from elsewhere"
    assert f'href="{url}"' in page(client, talk.get_absolute_url())


@pytest.mark.requirement("E11")
def test_the_front_door_leads_to_what_stands_in_public_as_long_as_something_does(
    client: Client, ruth: Person, nell: Person, soil_and_table: Community
) -> None:
    quiet = communities.found(by=nell, name="Quiet", purpose="Nothing is said outside.")
    assert "in public" not in page(client, "/accounts/login/")
    assert client.get("/public/").status_code == 404
    talk = says(ruth, soil_and_table)
    assert '<a href="/public/">What communities here say in public</a>' in page(client, "/accounts/login/")
    told = page(client, "/public/")
    assert f'href="{PUBLIC}"' in told
    assert "1 conversation<" in told
    assert quiet.name not in told
    assert "Newsletter" not in told
    conversations.open_to(by=ruth, conversation=talk, audience=Audience.COMMUNITY)
    assert "in public" not in page(client, "/accounts/login/")
    assert client.get("/public/").status_code == 404


def test_a_newsletter_alone_is_in_public_too_and_costs_no_more(
    client: Client, ruth: Person, nell: Person, soil_and_table: Community
) -> None:
    def costs() -> int:
        with CaptureQueriesContext(connection) as asked:
            page(client, "/public/")
        return len(asked)

    talk = says(ruth, soil_and_table)
    sends(nell, soil_and_table, talk)
    conversations.open_to(by=ruth, conversation=talk, audience=Audience.COMMUNITY)
    assert NEWSLETTER in page(client, "/public/")
    assert "conversation<" not in page(client, "/public/")
    once = costs()
    for number in range(5):
        says(nell, communities.found(by=nell, name=f"Room {number}", purpose="Talk."))
    assert costs() == once
