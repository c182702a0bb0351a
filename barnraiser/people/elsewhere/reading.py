"""From HTML to what it tells of somebody. Whatever is sent, the work is bounded.

nh3 reads the page as browsers do (comments, scripts, templates and plain text hide nothing from it) and hands on a small,
well-formed rest; the tags of that rest are read one by one, without a tree.
"""

import re
from collections.abc import Iterable
from itertools import islice
from urllib.parse import urljoin

import nh3

from barnraiser.ground.outside import NotAnAddress, destination

from . import structured
from .tags import Card, Tags
from .told import Told, few, few_addresses
from .urls import key

LONGEST = 600_000
# A reader of HTML takes time with the square of how deep it goes, and of how many of these are open at once.
MOST_TAGS, MOST_STYLED, MOST_ENTITIES = 20_000, 4_000, 60_000
_TAG, _ENTITY = re.compile("<"), re.compile("&")
_STYLED = re.compile(r"<(?:a|b|big|code|em|font|i|nobr|s|small|strike|strong|tt|u)[\s/>]", re.IGNORECASE)
_ELEMENTS = {
    "a", "abbr", "address", "article", "aside", "b", "base", "body", "div", "em", "figure", "footer", "h1", "h2", "h3",
    "h4", "header", "i", "img", "li", "link", "main", "meta", "nav", "p", "section", "span", "strong", "title", "ul",
}  # fmt: skip
_ATTRIBUTES = {
    "*": {"class"},
    "a": {"href", "rel"},
    "base": {"href"},
    "img": {"alt", "src"},
    "link": {"href", "rel"},
    "meta": {"content", "http-equiv", "name", "property"},
}
_NOWHERE = "another place"
_REFRESH = re.compile(r"\s*[\d.]*\s*[;,]?\s*(?:url\s*=)?\s*[\"']?([^\"'\s]+)", re.IGNORECASE)


def read(html: str, url: str) -> Told:
    """What the page at this address tells of the person it is about. Never raises for what the page holds."""
    html = _bounded(html)
    tags = Tags()
    tags.feed(
        nh3.clean(
            html,
            tags=_ELEMENTS,
            clean_content_tags={"script", "style", "template"},
            attributes=_ATTRIBUTES,
            link_rel=None,
            url_schemes={"http", "https"},
        )
    )
    tags.close()
    base = _joined(url, tags.base) or url
    me = few_addresses(_absolute(base, tags.me))
    card, persons = _whose(tags.cards, base, {key(url), *map(key, me)}), structured.people(html)[:1]

    def said(name: str) -> list[str]:
        return [word for person in persons for word in structured.words(person, name)]

    return Told(
        names=few(card.names + said("name")),
        lines=few(card.lines + said("description")),
        websites=few_addresses(
            [*_absolute(base, card.websites + said("url")), *_absolute(base, said("sameAs"))]
        ),
        pictures=few_addresses(_absolute(base, card.pictures + said("image"))),
        titles=few(tags.said["titles"] + tags.titles[:1]),
        descriptions=few(tags.said["descriptions"]),
        covers=few_addresses(_absolute(base, tags.said["covers"])),
        me=me,
        leads_on=_leads_on(tags.refresh, url),
    )


def _bounded(html: str) -> str:
    """The beginning of the page, as far as it can be read in a moment."""
    html = html[:LONGEST].replace("\0", "")
    for mark, most in ((_TAG, MOST_TAGS), (_STYLED, MOST_STYLED), (_ENTITY, MOST_ENTITIES)):
        for number, found in enumerate(mark.finditer(html)):
            if number == most:
                html = html[: found.start()]
                break
    return html


def _whose(cards: list[Card], base: str, selves: set[str]) -> Card:
    """The card of the person the page is about: the one that gives the page, or a page of the same person, as its address."""
    for card in cards:
        if {key(each) for each in _absolute(base, card.websites[:8])} & selves:
            return card
    return cards[0] if len(cards) == 1 else Card()


def _absolute(base: str, addresses: Iterable[str]) -> list[str]:
    return [whole for each in islice(addresses, 200) if (whole := _joined(base, each.strip()))]


def _joined(base: str, address: str) -> str:
    try:
        return urljoin(base, address) if address and len(address) < 2_000 else ""
    except ValueError:
        return ""


def _leads_on(refresh: str, url: str) -> str:
    """The other host that the page sends its visitors to by itself, if it does."""
    found = _REFRESH.match(refresh[:1_000])
    to = _joined(url, found[1]) if found else ""
    if not to:
        return ""
    try:
        there = destination(to).host
    except NotAnAddress:
        return _NOWHERE
    return "" if there == destination(url).host else there
