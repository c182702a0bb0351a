"""What stands in public, for programs that look now and then: Atom (RFC 4287) and JSON Feed 1.1, the same for everybody."""

import re
from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime
from typing import Any

from django.conf import settings
from django.urls import reverse
from django.utils.feedgenerator import Atom1Feed

from barnraiser.communities.models import Community
from barnraiser.ground.text import one_line

from . import queries
from .models import Issue

MOST = 50
JSON_FEED = "https://jsonfeed.org/version/1.1"
# What XML cannot hold, whoever wrote it.
_NO_XML = re.compile("[\x00-\x08\x0b\x0c\x0e-\x1f\ud800-\udfff\ufffe\uffff]")


@dataclass(frozen=True, slots=True)
class Entry:
    title: str
    path: str
    html: str
    by: str
    published: datetime
    updated: datetime
    kind: str = ""

    @property
    def url(self) -> str:
        return settings.NETWORK_ADDRESS + self.path


@dataclass(frozen=True, slots=True)
class Feed:
    """`page` is where people read the same; `since` stands for the date where there is no entry yet."""

    title: str
    about: str
    page: str
    path: str
    since: datetime
    entries: Sequence[Entry]

    @property
    def updated(self) -> datetime:
        return max([self.since, *(entry.updated for entry in self.entries)])


class _Atom(Atom1Feed):
    """Says when something last changed, also where there is nothing yet: a feed that did not change is the same, byte by byte."""

    def latest_post_date(self) -> datetime:
        updated: datetime = self.feed["updated"]
        return updated


def conversations(community: Community, name: str) -> Feed:
    """The community's public conversations, newest first, under the URL name of the feed."""
    talks = list(queries.outside(community)[:MOST])
    words = queries.openings_of(talks)
    entries = [
        Entry(
            one_line(talk.title),
            talk.get_absolute_url(),
            words.get(talk.pk, ""),
            talk.by.name if talk.by else "Somebody who left",
            talk.started_at,
            talk.last_at,
            talk.kind,
        )
        for talk in talks
    ]
    return _feed(community, f"{community.name} in public", "outward:public", name, entries)


def newsletters(community: Community, name: str) -> Feed:
    """The community's newsletters, newest first."""
    issues = list(queries.sent(community)[:MOST])
    picks = queries.picked_of(issues)
    entries = [
        Entry(
            one_line(issue.title), issue.get_absolute_url(), _words(issue, picks), community.name, sent, sent
        )
        for issue in issues
        if (sent := issue.sent_at)
    ]
    return _feed(community, f"The newsletter of {community.name}", "outward:newsletter", name, entries)


def _words(issue: Issue, picks: dict[int, Any]) -> str:
    from django.utils.html import format_html, format_html_join

    rows = (
        (settings.NETWORK_ADDRESS + talk.get_absolute_url(), talk.title) for talk in picks.get(issue.pk, [])
    )
    named = format_html_join("", '<li><a href="{}">{}</a></li>', rows)
    return issue.safe_html + (format_html("<ul>{}</ul>", named) if named else "")


def _feed(community: Community, title: str, page: str, name: str, entries: Sequence[Entry]) -> Feed:
    where = [settings.NETWORK_ADDRESS + reverse(each, args=[community.slug]) for each in (page, name)]
    return Feed(title, community.purpose, where[0], where[1], community.founded_at, entries)


def as_atom(feed: Feed) -> str:
    atom = _Atom(
        title=_clean(feed.title),
        link=feed.page,
        description="",
        subtitle=_clean(feed.about),
        author_name=_clean(feed.title),
        feed_url=feed.path,
        feed_guid=feed.page,
        language="en",
        updated=feed.updated,
    )
    for entry in feed.entries:
        atom.add_item(
            title=_clean(entry.title),
            link=entry.url,
            description=_clean(entry.html),
            unique_id=entry.url,
            author_name=_clean(one_line(entry.by)),
            pubdate=entry.published,
            updateddate=entry.updated,
            categories=[entry.kind] if entry.kind else [],
        )
    return atom.writeString("utf-8")


def as_json(feed: Feed) -> dict[str, Any]:
    return {
        "version": JSON_FEED,
        "title": feed.title,
        "description": feed.about,
        "home_page_url": feed.page,
        "feed_url": feed.path,
        "language": "en",
        "items": [
            {
                "id": entry.url,
                "url": entry.url,
                "title": entry.title,
                "content_html": entry.html,
                "date_published": entry.published.isoformat(),
                "date_modified": entry.updated.isoformat(),
                "authors": [{"name": entry.by}],
            }
            | ({"tags": [entry.kind]} if entry.kind else {})
            for entry in feed.entries
        ],
    }


def _clean(words: str) -> str:
    return _NO_XML.sub("", words)
