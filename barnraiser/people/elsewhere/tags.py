"""A page's tags as they come, without a tree: links that say "me", h-cards, what the head says of the page."""

from dataclasses import dataclass, field
from html.parser import HTMLParser

_VOID = {"meta", "link", "img", "base", "br", "hr", "input"}
_TEXTS = {"p-name": "names", "p-note": "lines", "p-job-title": "lines"}
_URLS = {"u-photo": "pictures", "u-url": "websites"}
_SAID_OF_PAGE = {
    "og:title": "titles",
    "og:description": "descriptions",
    "description": "descriptions",
    "og:image": "covers",
    "og:image:url": "covers",
}
LONGEST, LONGEST_NAME, MOST = 1_200, 80, 40


@dataclass
class Card:
    """What one h-card says."""

    names: list[str] = field(default_factory=list)
    lines: list[str] = field(default_factory=list)
    pictures: list[str] = field(default_factory=list)
    websites: list[str] = field(default_factory=list)


@dataclass
class _Open:
    """An element that is open: which card it belongs to (None: to no card), and what becomes of its words."""

    tag: str
    card: Card | None
    wanted: list[str]
    began: int


class Tags(HTMLParser):
    """Reads HTML that is well formed already. Time and memory grow with its length and nothing else."""

    def __init__(self) -> None:
        super().__init__(convert_charrefs=True)
        self.me: list[str] = []
        self.base = self.refresh = ""
        self.titles: list[str] = []
        self.said: dict[str, list[str]] = {"titles": [], "descriptions": [], "covers": []}
        self.cards: list[Card] = []
        self._open: list[_Open] = []
        self._words: list[str] = []

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        has = {name: value or "" for name, value in attrs}
        classes = has.get("class", "").split()
        around = self._open[-1].card if self._open else None
        card = self._card(classes, around)
        wanted = self._properties(tag, classes, has, around)
        if card is not around and card is not None:
            wanted.append("implied")
        self._head(tag, has)
        if tag not in _VOID:
            self._open.append(_Open(tag, card, wanted, len(self._words)))

    def _card(self, classes: list[str], around: Card | None) -> Card | None:
        """A new card where one begins outside any other; nobody's where something else begins."""
        if not any(name.startswith("h-") for name in classes):
            return around
        if "h-card" not in classes or around is not None or len(self.cards) >= MOST:
            return None
        self.cards.append(Card())
        return self.cards[-1]

    def _properties(
        self, tag: str, classes: list[str], has: dict[str, str], around: Card | None
    ) -> list[str]:
        """Take what stands in the tag itself for the card around it; say which properties its words will be."""
        if around is None and "h-card" in classes and self.cards and tag == "a" and has.get("href"):
            self.cards[-1].websites.append(has["href"])
        if around is None:
            return []
        for name in classes:
            address = has.get("src") or has.get("href") or ""
            if name in _URLS and address:
                getattr(around, _URLS[name]).append(address)
        named = [_TEXTS[name] for name in classes if name in _TEXTS]
        if tag == "img" and "names" in named:
            around.names.append(has.get("alt", ""))
        return named

    def _head(self, tag: str, has: dict[str, str]) -> None:
        if tag in ("a", "link") and "me" in has.get("rel", "").lower().split() and has.get("href"):
            self.me.append(has["href"])
        elif tag == "base":
            self.base = self.base or has.get("href", "")
        elif tag == "meta":
            where = _SAID_OF_PAGE.get((has.get("property") or has.get("name") or "").lower())
            if where:
                self.said[where].append(has.get("content", ""))
            if has.get("http-equiv", "").lower() == "refresh":
                self.refresh = self.refresh or has.get("content", "")

    def handle_data(self, data: str) -> None:
        self._words.append(data)

    def handle_endtag(self, tag: str) -> None:
        if self._open and self._open[-1].tag == tag:
            self._heard(self._open.pop())

    def _heard(self, closed: _Open) -> None:
        """The words of the element that was closed become what they were wanted for."""
        if closed.tag == "title":
            self.titles.append(self._since(closed.began))
        if closed.card is None:
            return
        for where in closed.wanted:
            if where == "implied":
                self._implied(closed.card, self._since(closed.began))
            else:
                getattr(closed.card, where).append(self._since(closed.began))

    @staticmethod
    def _implied(card: Card, words: str) -> None:
        """A card that says nothing but a few words says a name."""
        if not card.names and not card.lines and len(words.strip()) <= LONGEST_NAME:
            card.names.append(words)

    def _since(self, began: int) -> str:
        words: list[str] = []
        length = 0
        for piece in self._words[began : began + 100]:
            words.append(piece[:LONGEST])
            length += len(piece)
            if length > LONGEST:
                break
        return "".join(words)[:LONGEST]
