"""What other places keep as HTML, as Markdown."""

import re
from functools import lru_cache
from typing import Any

from django.utils.html import strip_tags
from markdownify import MarkdownConverter

LONGEST = 100_000  # of HTML: what is longer is cut before it is read
_BLANK_LINES = re.compile(r"\n{3,}")


class _Converter(MarkdownConverter):  # type: ignore[misc] # untyped
    def convert_img(self, el: Any, text: str, parent_tags: Any) -> str:
        """Pictures are not brought; the small ones that stand for a sign are what they say."""
        return str(el.attrs.get("alt") or "") if "emoji" in str(el.attrs.get("class") or "") else ""

    def convert_script(self, el: Any, text: str, parent_tags: Any) -> str:
        return ""

    convert_style = convert_template = convert_script


def as_markdown(html: str) -> str:
    """The words with their links, lists, quotes and code; nothing that runs or loads."""
    try:
        made = str(_converter().convert(html[:LONGEST]))
    except (RecursionError, AssertionError, ValueError):  # made to be read by nobody
        made = strip_tags(html[:LONGEST])
    return _BLANK_LINES.sub("\n\n", made).strip()


@lru_cache(maxsize=1)
def _converter() -> _Converter:
    return _Converter(heading_style="ATX", bullets="-", escape_misc=False)
