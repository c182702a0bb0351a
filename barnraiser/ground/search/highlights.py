"""The part of a text in which what was looked for stands, with the words marked."""

import re
from collections.abc import Sequence

from django.utils.html import escape
from django.utils.safestring import SafeString, mark_safe

from .folding import Asked, folded
from .stems import is_akin

_WORD = re.compile(r"[^\W_]+")
BEFORE = 60
MOST = 20


def extract(text: str, asked: Sequence[Asked], length: int = 240) -> SafeString:
    """At most `length` characters of plain text around the first word found, escaped, each word found in a `mark`."""
    found = [m.span() for m in _WORD.finditer(text) if is_akin(folded(m[0]), asked)] if asked else []
    begin = _begin(text, found[0][0]) if found else 0
    end = min(begin + length, len(text))
    parts: list[str] = ["…" if begin else ""]
    at = begin
    for start, stop in [span for span in found if span[0] >= begin and span[1] <= end][:MOST]:
        parts += [escape(text[at:start]), f"<mark>{escape(text[start:stop])}</mark>"]
        at = stop
    parts += [escape(text[at:end]), "…" if end < len(text) else ""]
    return mark_safe("".join(parts))  # noqa: S308 - every piece of the text is escaped


def _begin(text: str, first: int) -> int:
    """A little before the word, where another word begins."""
    if first <= BEFORE:
        return 0
    space = text.find(" ", first - BEFORE, first)
    return space + 1 if space >= 0 else first
