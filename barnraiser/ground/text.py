"""People's words: Markdown in, safe HTML out. Two libraries in a row, so that one hole is not enough."""

import nh3
from markdown_it import MarkdownIt

_markdown = MarkdownIt("gfm-like", {"html": False, "linkify": True, "breaks": True})
_TAGS = {
    "a", "b", "blockquote", "br", "code", "del", "em", "h3", "h4", "h5", "h6", "hr", "li", "ol", "p", "pre",
    "s", "strong", "table", "tbody", "td", "th", "thead", "tr", "ul",
}  # fmt: skip
_DEMOTED = {"h1": "h3", "h2": "h4"}


def render(words: str) -> str:
    """Safe HTML of a person's Markdown. No images, no raw HTML; links carry rel=nofollow; headings start at h3."""
    tokens = _markdown.parse(words.replace("\x00", ""))
    for token in tokens:
        token.tag = _DEMOTED.get(token.tag, token.tag)
    rough = str(_markdown.renderer.render(tokens, _markdown.options, {}))
    return nh3.clean(
        rough,
        tags=_TAGS,
        attributes={"a": {"href", "title"}, "ol": {"start"}},
        url_schemes={"http", "https", "mailto"},
        link_rel="nofollow noopener ugc",
    )


def plain(words: str, length: int = 200) -> str:
    """The first `length` characters of the words without markup, for lists and titles."""
    text = " ".join(nh3.clean(render(words), tags=set()).split())
    return text if len(text) <= length else text[: length - 1].rsplit(" ", 1)[0] + "…"
