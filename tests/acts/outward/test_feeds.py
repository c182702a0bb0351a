"""Feeds for programs: valid, the same for everybody, and not sent again where nothing changed."""

import json
import re

import feedparser
import pytest
from django.conf import settings
from django.test import Client

from barnraiser.acts.conversations import actions as conversations
from barnraiser.acts.conversations.models import Audience, Conversation
from barnraiser.communities.models import Community
from barnraiser.people.models import Person
from tests.architecture.lists import costs_the_same
from tests.signing_in import signed_in

from .telling import HERE, says, sends

pytestmark = pytest.mark.django_db
FEEDS = [f"{HERE}public/feed.atom", f"{HERE}public/feed.json"]
LETTERS = [f"{HERE}newsletter/feed.atom", f"{HERE}newsletter/feed.json"]
PUBLIC = f"{HERE}public/"
NEWSLETTER = f"{HERE}newsletter/"


def page(client: Client, url: str) -> str:
    response = client.get(url)
    assert response.status_code == 200, url
    return response.content.decode()


@pytest.mark.requirement("E11")
class TestFeeds:
    def test_atom_is_read_by_a_reader_of_feeds(
        self, client: Client, ruth: Person, callum: Person, soil_and_table: Community, talk: Conversation
    ) -> None:
        conversations.reply(by=callum, conversation=talk, words="We do.")
        says(ruth, soil_and_table, "Second & <last>", kind="resource")
        response = client.get(FEEDS[0])
        assert response.headers["Content-Type"].startswith("application/atom+xml")
        feed = feedparser.parse(response.content)
        assert not feed.bozo, feed.get("bozo_exception")
        assert feed.version == "atom10"
        assert feed.feed.title == "Soil & Table in public"
        assert [entry.title for entry in feed.entries] == ["Second & <last>", "Who grows near us?"]
        second = feed.entries[1]
        assert second.link == second.id == settings.NETWORK_ADDRESS + talk.get_absolute_url()
        assert second.author == "Ruth Amsel"
        assert "<em>us</em>" in second.summary
        assert second.published_parsed <= second.updated_parsed
        assert {link.rel: link.href for link in feed.feed.links}["self"].endswith(FEEDS[0])

    def test_json_feed_has_what_its_specification_asks_for(
        self, client: Client, soil_and_table: Community, talk: Conversation
    ) -> None:
        response = client.get(FEEDS[1])
        assert response.headers["Content-Type"] == "application/feed+json"
        feed = json.loads(response.content)
        assert feed["version"] == "https://jsonfeed.org/version/1.1"
        assert feed["feed_url"].endswith(FEEDS[1])
        (item,) = feed["items"]
        assert set(item) >= {"id", "url", "content_html", "title", "date_published", "authors"}
        assert isinstance(item["id"], str)
        assert re.fullmatch(r"\d{4}-\d\d-\d\dT[\d:.]+\+00:00", item["date_published"])

    @pytest.mark.parametrize("url", FEEDS)
    def test_what_has_not_changed_is_not_sent_again(
        self, client: Client, url: str, ruth: Person, soil_and_table: Community, talk: Conversation
    ) -> None:
        first = client.get(url)
        assert client.get(url).content == first.content, "the same, byte by byte"
        tag = {"If-None-Match": first.headers["ETag"]}
        again = client.get(url, headers=tag)
        assert (again.status_code, again.content) == (304, b"")
        says(ruth, soil_and_table, "Another")
        assert client.get(url, headers=tag).status_code == 200
        assert client.head(url).status_code == 200
        assert client.post(url).status_code == 405

    @pytest.mark.parametrize("url", FEEDS + LETTERS)
    def test_whoever_is_signed_in_gets_the_same_and_it_may_be_kept(
        self, client: Client, url: str, nell: Person, soil_and_table: Community, talk: Conversation
    ) -> None:
        """Reliability class 25: nothing in it depends on who asks."""
        says(nell, soil_and_table, "inside", audience=Audience.COMMUNITY)
        sends(nell, soil_and_table, talk)
        stranger, member = client.get(url), signed_in(nell).get(url)
        assert stranger.content == member.content
        assert stranger.headers["Cache-Control"] == member.headers["Cache-Control"] == "public, max-age=300"
        assert "Set-Cookie" not in stranger.headers
        assert b"inside" not in member.content

    def test_an_empty_feed_is_a_feed(
        self, client: Client, ruth: Person, nell: Person, soil_and_table: Community, talk: Conversation
    ) -> None:
        sends(nell, soil_and_table, talk)
        conversations.open_to(by=ruth, conversation=talk, audience=Audience.COMMUNITY)
        feed = feedparser.parse(client.get(FEEDS[0]).content)
        assert not feed.bozo
        assert feed.entries == []
        assert client.get(FEEDS[0]).content == client.get(FEEDS[0]).content
        assert json.loads(client.get(FEEDS[1]).content)["items"] == []

    def test_newsletters_have_a_feed(
        self, client: Client, nell: Person, soil_and_table: Community, talk: Conversation
    ) -> None:
        issue = sends(nell, soil_and_table, talk)
        feed = feedparser.parse(client.get(LETTERS[0]).content)
        assert not feed.bozo
        (entry,) = feed.entries
        assert entry.link.endswith(issue.get_absolute_url())
        assert talk.get_absolute_url() in entry.summary
        (item,) = json.loads(client.get(LETTERS[1]).content)["items"]
        assert item["title"] == "Autumn"

    @pytest.mark.parametrize(
        "words", ["\x01\x0b", "\ufffe\uffff", "]]><script>alert(1)</script>", "&#x1F;", "\u202e"]
    )
    def test_no_words_break_it(
        self, client: Client, words: str, ruth: Person, soil_and_table: Community
    ) -> None:
        """Reliability class 17."""
        talk = says(ruth, soil_and_table, "Plain")
        Conversation.objects.filter(pk=talk.pk).update(title=f"Title {words} end")
        Person.objects.filter(pk=ruth.pk).update(name=f"Ruth {words}")
        says(ruth, soil_and_table, "Other", words=f"So {words} it is [x](javascript:alert(1))")
        feed = feedparser.parse(client.get(FEEDS[0]).content, sanitize_html=False)
        assert not feed.bozo, feed.get("bozo_exception")
        assert len(feed.entries) == 2
        for entry in feed.entries:
            assert "<script" not in entry.summary
            assert 'href="javascript' not in entry.summary
        assert len(json.loads(client.get(FEEDS[1]).content)["items"]) == 2

    def test_the_pages_and_feeds_cost_the_same_for_3_and_for_30(
        self, client: Client, ruth: Person, soil_and_table: Community
    ) -> None:
        costs_the_same(client, FEEDS[0], lambda number: says(ruth, soil_and_table, f"Talk {number}"))
        costs_the_same(client, PUBLIC, lambda number: says(ruth, soil_and_table, f"More {number}"))


def test_a_feed_is_dated_by_what_is_in_it(
    client: Client, soil_and_table: Community, talk: Conversation
) -> None:
    feed = feedparser.parse(client.get(FEEDS[0]).content)
    assert feed.feed.updated == feed.entries[0].updated
