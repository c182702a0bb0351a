"""What a page elsewhere says of itself, as text, and its picture, made anew. Whatever is sent, the work is bounded."""

from dataclasses import dataclass
from html.parser import HTMLParser
from io import BytesIO
from urllib.parse import urljoin

import nh3

from barnraiser.ground import outside
from barnraiser.ground.pictures import Unreadable, fitted
from barnraiser.ground.text import one_line

MOST_OF_A_PAGE, MOST_OF_A_PICTURE = 1_000_000, 5_000_000
SECONDS = 10.0
SIDE = 320
_READ, _MOST_TAGS, _MOST_ENTITIES = 150_000, 4_000, 20_000
_PAGES = ("text/html", "application/xhtml+xml")
_MEANT = {
    "og:title": "title",
    "og:site_name": "site",
    "og:description": "description",
    "description": "description",
    "og:image": "picture",
}


@dataclass(frozen=True, slots=True)
class PageCard:
    """What a card shows. Without a title there is none."""

    site: str = ""
    title: str = ""
    description: str = ""
    picture: bytes = b""


def look(url: str) -> PageCard:
    """The page as it is now, through the one door. A page that cannot be had is a card without a title."""
    try:
        page = outside.fetch(url, most_bytes=MOST_OF_A_PAGE, accept=_PAGES, seconds=SECONDS)
    except outside.Unread:
        return PageCard()
    head = read(page.text)
    title = _words(head.said.get("title") or head.title, 200)
    return PageCard(
        site=_words(head.said.get("site") or outside.destination(page.url).host, 100),
        title=title,
        description=_words(head.said.get("description", ""), 300),
        picture=_picture(page.url, head.said.get("picture", "")) if title else b"",
    )


def read(text: str) -> "Head":
    """What the beginning of a page says of the page."""
    head = Head()
    head.feed(
        nh3.clean(
            _bounded(text),
            tags={"title", "meta"},
            clean_content_tags={"script", "style", "template"},
            attributes={"meta": {"content", "name", "property"}},
            link_rel=None,
        )
    )
    head.close()
    return head


class Head(HTMLParser):
    """The title and the few things meant for whoever passes a link on; the first of each."""

    def __init__(self) -> None:
        super().__init__(convert_charrefs=True)
        self.said: dict[str, str] = {}
        self.title = ""
        self._in_title = False

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        has = dict(attrs)
        self._in_title = tag == "title" and not self.title
        meant = _MEANT.get((has.get("property") or has.get("name") or "").lower())
        if tag == "meta" and meant and has.get("content"):
            self.said.setdefault(meant, str(has["content"]))

    def handle_endtag(self, tag: str) -> None:
        self._in_title = False

    def handle_data(self, data: str) -> None:
        if self._in_title:
            self.title += data[:1_000]


def _bounded(text: str) -> str:
    text = text[:_READ].replace("\0", "")
    for mark, most in (("<", _MOST_TAGS), ("&", _MOST_ENTITIES)):
        parts = text.split(mark, most + 1)
        text = mark.join(parts[: most + 1])
    return text


def _words(said: str, length: int) -> str:
    words = one_line(said[: length * 4].encode(errors="ignore").decode())
    return words if len(words) <= length else f"{words[: length - 1]}…"


def _picture(base: str, address: str) -> bytes:
    if not address or len(address) > 1_000:
        return b""
    try:
        where = urljoin(base, address)
        found = outside.fetch(where, most_bytes=MOST_OF_A_PICTURE, accept=("image/",), seconds=SECONDS)
        return fitted(BytesIO(found.body), SIDE).content
    except (outside.Unread, Unreadable, ValueError):
        return b""
