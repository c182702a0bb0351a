"""What other places keep as HTML, as Markdown."""

import re
from functools import lru_cache
from html import unescape
from typing import Any

import nh3
from markdownify import MarkdownConverter

LONGEST = 100_000  # of HTML: what is longer is cut before it is read
_KEPT = {"a": {"href"}, "img": {"alt", "class"}, "code": {"class"}, "ol": {"start"}}
_BLANK_LINES = re.compile(r"\n{3,}")


class _Converter(MarkdownConverter):
    def convert_img(self, el: Any, text: str, parent_tags: Any) -> str:
        """Pictures are not brought; the small ones that stand for a sign are what they say."""
        return str(el.attrs.get("alt") or "") if "emoji" in str(el.attrs.get("class") or "") else ""


def as_markdown(html: str) -> str:
    """The words with their links, lists, quotes and code; nothing that runs or loads."""
    # Parsed by what parses in a straight line, and only then by what makes Markdown of it.
    clean = nh3.clean(html[:LONGEST], attributes=_KEPT, link_rel=None)
    try:
        made = str(_converter().convert(clean))
    except RecursionError:  # nested to be read by nobody
        made = unescape(nh3.clean(clean, tags=set()))
    return _BLANK_LINES.sub("\n\n", made).strip()


@lru_cache(maxsize=1)
def _converter() -> _Converter:
    return _Converter(heading_style="ATX", bullets="-", escape_misc=False)
