"""HTML mail as the Markdown that people write here. Two libraries in a row, the first of which no nesting can exhaust."""

import html
import re

import nh3
from markdownify import markdownify

_TAGS = {"a", "b", "blockquote", "br", "code", "div", "em", "h1", "h2", "h3", "h4", "h5", "h6", "hr", "i", "li", "ol", "p",
         "pre", "strong", "table", "tbody", "td", "th", "thead", "tr", "ul"}  # fmt: skip
_DEEPEST = 60
# HTML is read in a time that grows with how deep it nests, and mail programs nest deeper than people write.
_DEEPEST_READ = 400
# Nobody writes by hand what has more tags; reading them one by one would take seconds.
_MOST_TAGS = 20_000
_OPENS = re.compile(r"<(/?)(\w+)[^<>]*>")
# What may stand open, so that it tells nothing of how deep a text is.
_ENDLESS = {"br", "hr", "img", "input", "meta", "link", "wbr", "col", "area", "base", "p", "li", "td", "th", "tr", "dd", "dt",
            "option", "thead", "tbody", "tfoot", "colgroup", "html", "body", "head"}  # fmt: skip
_ANY = re.compile(r"<[^<>]*>")
_BREAKS = re.compile(r"</(?:p|div|h\d|li|tr|pre|blockquote)>|<br ?/?>")
# What no reader ever sees of a page.
_SILENT = re.compile(r"<(/?)(script|style|title|head)\b[^<>]*>", re.IGNORECASE)
_MANY_BREAKS = re.compile(r"\n{3,}")


def as_words(markup: str) -> str:
    """The words with links, lists and emphasis as Markdown; what nests deeper or has more of it than people write, as words
    alone. Where a tag that is never closed swallows them all, they are what stands between the tags.
    """
    return _read(markup) or _left_of(_spoken(markup))


def _read(markup: str) -> str:
    if _depth(markup) > _DEEPEST_READ:
        return _left_of(markup)
    clean = nh3.clean(
        markup,
        tags=_TAGS,
        attributes={"a": {"href"}},
        url_schemes={"http", "https", "mailto"},
        clean_content_tags={"script", "style", "title", "head"},
        link_rel=None,
    )
    if _depth(clean) > _DEEPEST or clean.count("<") > _MOST_TAGS:
        return _without_marks(clean)
    try:
        written = markdownify(clean, heading_style="ATX", bullets="-", wrap=False)
    except (RecursionError, ValueError, AttributeError):
        return _without_marks(clean)
    return _MANY_BREAKS.sub("\n\n", str(written).replace("\xa0", " ")).strip()


def _depth(clean: str) -> int:
    deepest = depth = 0
    for closes, name in _OPENS.findall(clean):
        if name not in _ENDLESS:
            depth += -1 if closes else 1
            deepest = max(deepest, depth)
    return deepest


def _spoken(markup: str) -> str:
    """Without what no reader sees; what is never closed is seen."""
    kept, at, begun, name = [], 0, 0, ""
    for found in _SILENT.finditer(markup):
        if not name and not found[1]:
            kept.append(markup[at : found.start()])
            begun, name = found.start(), found[2].lower()
        elif name == found[2].lower() and found[1]:
            at, name = found.end(), ""
    return "".join(kept) + markup[begun if name else at :]


def _left_of(markup: str) -> str:
    """What is between the tags, however broken they are."""
    return _MANY_BREAKS.sub("\n\n", html.unescape(_ANY.sub("", _BREAKS.sub("\n", markup)))).strip()


def _without_marks(clean: str) -> str:
    words = html.unescape(nh3.clean(_BREAKS.sub("\n", clean), tags=set()))
    return _MANY_BREAKS.sub("\n\n", words).strip()
