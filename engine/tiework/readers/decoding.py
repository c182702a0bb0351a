"""Words and bodies out of real mail: guarded, because much of it breaks the standards."""

from __future__ import annotations

import re
from contextlib import suppress
from email.header import decode_header
from email.message import Message as Mail
from html.parser import HTMLParser

_ALIASES = {
    "x-unknown": "latin-1",
    "unknown-8bit": "latin-1",
    "8bit": "latin-1",
    "utf8": "utf-8",
    "ascii": "utf-8",
    "us-ascii": "utf-8",
    "iso-8859-1": "cp1252",
    "latin-1": "cp1252",
    "ansi_x3.4-1968": "utf-8",
}
_HTML_LIMIT = 1_000_000
_SPACE = re.compile(r"\s+")
_QUOTED_FROM = re.compile(r"^>(>*From )", re.MULTILINE)


def to_text(data: bytes, charset: str | None) -> str:
    """Decode bytes: the charset they claim, else UTF-8, else Windows Western; never fails."""
    name = (charset or "utf-8").strip().strip("\"'").lower()
    for choice in (_ALIASES.get(name, name), "utf-8"):
        try:
            return data.decode(choice)
        except (LookupError, UnicodeDecodeError, ValueError):
            continue
    return data.decode("cp1252", errors="replace")


def header(mail: Mail, name: str) -> str:
    """Return the first header of this name as clean text on one line, empty where there is none.

    Encoded words are decoded, raw 8-bit bytes read as UTF-8 or Windows Western, control characters dropped.
    """
    for key, value in mail.raw_items():
        if key.lower() == name.lower():
            return clean(words(str(value)))
    return ""


def words(value: str) -> str:
    """Decode the encoded words of a header; what does not decode stays as it stands."""
    plain = value.encode("utf-8", "surrogateescape")
    text = value if plain.isascii() else to_text(plain, None)
    if "=?" not in text:
        return text
    try:
        return "".join(
            part if isinstance(part, str) else to_text(part, charset or "latin-1")
            for part, charset in decode_header(text)
        )
    except Exception:  # the standard library raises many kinds on torn encoded words
        return text


def clean(text: str) -> str:
    """Fold white space and drop control characters.

    >>> clean(" a\\n b\\x00 ")
    'a b'
    """
    folded = _SPACE.sub(" ", text).strip()
    return "".join(c for c in folded if c.isprintable())


def body(mail: Mail) -> str:
    """Return the words of a message: its first plain-text part, else its HTML with the markup taken out."""
    html = ""
    for part in mail.walk():
        if part.is_multipart() or _attached(part):
            continue
        kind = part.get_content_type()
        if kind == "text/plain":
            return unquoted(_payload(part))
        if kind == "text/html" and not html:
            html = _payload(part)[:_HTML_LIMIT]
    return from_html(html)


def unquoted(text: str) -> str:
    r"""Undo what mbox does to text: line ends, NUL bytes, and ``>From`` at the start of a line.

    >>> unquoted("one\r\n>From here\x00\n")
    'one\nFrom here\n'
    """
    plain = text.replace("\r\n", "\n").replace("\r", "\n").replace("\0", "")
    return _QUOTED_FROM.sub(r"\1", plain)


def _attached(part: Mail) -> bool:
    return str(part.get("content-disposition", "")).strip().lower().startswith("attachment")


def _payload(part: Mail) -> str:
    try:
        data = part.get_payload(decode=True)
    except Exception:  # a broken transfer encoding: better the text as it stands than none
        data = None
    if not isinstance(data, bytes):
        data = str(part.get_payload()).encode("utf-8", "surrogateescape")
    return to_text(data, _charset(part))


def _charset(part: Mail) -> str | None:
    try:
        return part.get_content_charset()
    except Exception:  # parameters can be malformed in ways that the standard library does not expect
        return None


class _Words(HTMLParser):
    _SILENT = frozenset({"script", "style", "head", "template", "title"})
    _BREAKS = frozenset({"p", "br", "div", "li", "tr", "h1", "h2", "h3", "h4", "blockquote", "pre"})

    def __init__(self) -> None:
        super().__init__(convert_charrefs=True)
        self.words: list[str] = []
        self._muted = 0

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        self._muted += tag in self._SILENT
        if tag in self._BREAKS:
            self.words.append("\n")

    def handle_endtag(self, tag: str) -> None:
        self._muted = max(0, self._muted - (tag in self._SILENT))

    def handle_data(self, data: str) -> None:
        if not self._muted:
            self.words.append(_SPACE.sub(" ", data))


def from_html(html: str) -> str:
    """Return the words of an HTML text, scripts and styles left out.

    >>> from_html("<p>Hello <b>there</b></p><script>alert(1)</script>")
    'Hello there'
    """
    reader = _Words()
    with suppress(Exception):  # keep what was read before the markup broke
        reader.feed(html)
        reader.close()
    lines = (line.strip() for line in "".join(reader.words).replace("\0", "").split("\n"))
    return re.sub(r"\n{3,}", "\n\n", "\n".join(lines)).strip()
