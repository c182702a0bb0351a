"""What changed between two versions: the newer words with what is new and what is gone marked. Safe HTML."""

import re
from collections.abc import Iterator
from difflib import SequenceMatcher

from django.utils.html import escape
from django.utils.safestring import SafeString, mark_safe

# Beyond this many words the comparison takes too long for a page; then the new words stand unmarked.
MANY = 4_000


def differences(before: str, after: str) -> SafeString:
    """The newer words in paragraphs, word by word compared with the older."""
    old, new = _pieces(before), _pieces(after)
    if max(len(old), len(new)) > MANY:
        old = new
    marked = "".join(_marked(old, new))
    blocks = re.split(r"\n\s*\n", marked)
    return mark_safe("".join(f"<p>{block}</p>" for block in blocks if block.strip()))  # noqa: S308 - escaped below


def _pieces(words: str) -> list[str]:
    """Words and the spaces between them; an empty line is a piece of its own, so that no mark runs across it."""
    return re.findall(r"\n\s*\n|\w+|[^\w\s]+|[^\S\n]+|\n", words.replace("\r\n", "\n").strip())


def _marked(old: list[str], new: list[str]) -> Iterator[str]:
    for what, a, b, c, d in SequenceMatcher(None, old, new, autojunk=False).get_opcodes():
        if what == "equal":
            yield escape("".join(new[c:d]))
        if what in ("delete", "replace"):
            yield from _wrapped("del", old[a:b])
        if what in ("insert", "replace"):
            yield from _wrapped("ins", new[c:d])


def _wrapped(tag: str, pieces: list[str]) -> Iterator[str]:
    """The pieces inside the mark, paragraph by paragraph."""
    for part in re.split(r"(\n\s*\n)", "".join(pieces)):
        yield f"<{tag}>{escape(part)}</{tag}>" if part.strip() else part
