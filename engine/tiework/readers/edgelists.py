"""Edge lists as networkx writes them: two people, and what is known of their tie in braces."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Sequence

from tiework.readers.columns import ACTS, Layout

_ROW = re.compile(r"([^\s,;]+)[\s,;]+([^\s,;]+)[\s,;]+\{(.*)\}\s*$")
_SAID = re.compile(r"""['"]([^'"]{1,40})['"]\s*:\s*(?:'([^']*)'|"([^"]*)"|([^,}]+))""")
_WRAPPED = re.compile(r"[\w.]+\((.*)\)$")
_KEYS = {word: what for what in ("kind", "at", "amount") for word in ACTS[what]}


def in_braces(lines: Sequence[str]) -> bool:
    """Say whether every line is of this form.

    >>> in_braces(["ada ben {'weight': 2}", "ben cas {}"]), in_braces(["ada ben 2"])
    (True, False)
    """
    return bool(lines) and all(_ROW.match(line) for line in lines)


def layout(lines: Sequence[str]) -> Layout:
    """Return which of kind, at and amount the first lines say, as columns after both people."""
    said = {what for line in lines for what in _told(line)[2]}
    places = {"by": 0, "toward": 1}
    places |= {what: k for k, what in enumerate(("kind", "at", "amount"), start=2) if what in said}
    return Layout(" ", None, places, braces=True)


def rows(lines: Iterable[str]) -> Iterator[tuple[int, list[str]]]:
    """Split lines into by, toward, kind, at, amount; what is not said is empty."""
    for number, line in enumerate(lines, start=1):
        if line.strip() and line[0] not in "#%":
            by, toward, said = _told(line)
            yield number, [by, toward, *(said.get(what, "") for what in ("kind", "at", "amount"))]


def _told(line: str) -> tuple[str, str, dict[str, str]]:
    found = _ROW.match(line)
    if found is None:
        # Not of the form: the reader of rows says so, with its line.
        cells = [*line.split(None, 1), "", ""]
        return cells[0], cells[1].strip(), {}
    said = {}
    for key, *values in _SAID.findall(found.group(3)):
        what, value = _KEYS.get(key.casefold()), next((one for one in values if one), "").strip()
        if what is not None:
            wrapped = _WRAPPED.match(value)
            plain = wrapped.group(1).strip("'\"") if wrapped else value
            said[what] = "" if plain in ("None", "nan") else plain
    return found.group(1), found.group(2), said
