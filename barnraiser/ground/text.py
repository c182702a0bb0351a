"""People's words: Markdown in, safe HTML out. Two libraries in a row, so that one hole is not enough."""

import html
import re

import nh3
from markdown_it import MarkdownIt

# Pictures are not shown, so `![words](link)` is read as a link instead of being dropped.
_markdown = MarkdownIt("gfm-like", {"html": False, "linkify": True, "breaks": True}).disable("image")
_without_bare_links = MarkdownIt("gfm-like", {"html": False, "linkify": False, "breaks": True}).disable(
    "image"
)
_TAGS = {
    "a", "b", "blockquote", "br", "code", "del", "em", "h3", "h4", "h5", "h6", "hr", "li", "ol", "p", "pre",
    "s", "strong", "table", "tbody", "td", "th", "thead", "tr", "ul",
}  # fmt: skip
_DEMOTED = {"h1": "h3", "h2": "h4"}
# Marks that turn the reading direction of everything after them, and characters that no page may hold.
_UNWANTED = re.compile("[\u202a-\u202e\u2066-\u2069\x00-\x08\x0b\x0c\x0e-\x1f\x7f]")
# The Markdown reader takes time with the square of these; nobody writes so by hand.
_LONGEST = 100_000
_MOST_BRACKETS = 2_000
# The finder of bare links does so with these in one line.
_MOST_LINKS = 100


def render(words: str) -> str:
    """Safe HTML of a person's Markdown. No images, no raw HTML; links carry rel=nofollow; headings start at h3."""
    words = _UNWANTED.sub("", words)
    is_ordinary = len(words) <= _LONGEST and words.count("[") <= _MOST_BRACKETS
    return nh3.clean(
        _marked_up(words) if is_ordinary else _paragraphs(words),
        tags=_TAGS,
        attributes={"a": {"href", "title"}, "ol": {"start"}},
        url_schemes={"http", "https", "mailto"},
        link_rel="nofollow noopener ugc",
    )


def _marked_up(words: str) -> str:
    crowded = any(line.count("://") > _MOST_LINKS for line in words.splitlines())
    reader = _without_bare_links if crowded else _markdown
    tokens = reader.parse(words)
    for token in tokens:
        token.tag = _DEMOTED.get(token.tag, token.tag)
    return str(reader.renderer.render(tokens, reader.options, {}))


def _paragraphs(words: str) -> str:
    """The words as they are, in paragraphs, without reading any markup."""
    blocks = re.split(r"\n[ \t]*\n", words)
    return "".join(
        f"<p>{html.escape(block).replace(chr(10), '<br>')}</p>" for block in blocks if block.strip()
    )


def plain(words: str, length: int = 200) -> str:
    """The first `length` characters of the words without markup, for lists and titles. Not HTML: it may hold `<`."""
    return gist(render(words[: length * 20]), length)


def gist(rendered: str, length: int = 200) -> str:
    """The same from words that are rendered already."""
    opening = re.sub(r"(</(?:p|h\d|li|td|th|pre)>|<br ?/?>)", r"\1 ", rendered[: length * 20])
    text = " ".join(html.unescape(nh3.clean(opening, tags=set())).split())
    return text if len(text) <= length else text[: length - 1].rsplit(" ", 1)[0] + "…"


def as_text(rendered: str, length: int) -> str:
    """Words that are rendered already, as plain text that keeps its paragraphs; the first `length` characters of it."""
    broken = re.sub(r"<br ?/?>\n?", "\n", re.sub(r"</(?:p|h\d|li|pre|tr)>", "\n\n", rendered[: length * 20]))
    lines = (" ".join(line.split()) for line in html.unescape(nh3.clean(broken, tags=set())).splitlines())
    words = re.sub(r"\n{3,}", "\n\n", "\n".join(lines)).strip()
    return words if len(words) <= length else words[: length - 1].rsplit(" ", 1)[0] + "…"


def one_line(words: str) -> str:
    """One line with single spaces, without control characters and without marks that turn the reading direction."""
    return " ".join(_UNWANTED.sub("", words).split())
