"""Where a table of acts says what: its delimiter, its columns, and where its rows begin."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from tiework.errors import InputError
from tiework.readers.columns import ACTS, DELIMITERS, by_content, by_header, chosen, headed, sniffed, split

ROLES = ("by", "toward", "kind", "at")
_ALIASES = {"actor": "by", "target": "toward", "time": "at"}
_MARKS = ((b"\xff\xfe", "UTF-16"), (b"\xfe\xff", "UTF-16"), (b"PK\x03\x04", "a zip"))
_BOM = b"\xef\xbb\xbf"
_LOOK = 100
# Bytes looked at, to see what a file is.
HEAD = 1 << 16
# As in csv.c.
_WIDE = 256


@dataclass(frozen=True, slots=True)
class Layout:
    """How the rows of a table are to be read.

    Attributes
    ----------
    name : str
        Of the file, for errors.
    delimiter : str
        One character.
    places : tuple of four int
        Columns of actor, target, kind and time, from 0; -1 where there is none.
    skip, lines : int
        Bytes and lines before the first row.
    """

    name: str
    delimiter: str
    places: tuple[int, int, int, int]
    skip: int
    lines: int


def asked(columns: Mapping[str, str | int] | None) -> dict[str, str | int]:
    """Return the columns somebody named, under the names the readers use: actor is by, target toward, time at."""
    return {_ALIASES.get(what, what): column for what, column in (columns or {}).items()}


def laid_out(head: bytes, name: str, columns: Mapping[str, str | int] | None) -> Layout:
    """Find the layout of a table by its beginning.

    Raises
    ------
    InputError
        Where that is no table with two columns of people.
    """
    for mark, what in _MARKS:
        if head.startswith(mark):
            raise InputError("a table in UTF-8, or Parquet", found=what, file=name, line=1)
    skip = len(_BOM) if head.startswith(_BOM) else 0
    lines = head[skip:].decode("utf-8", "replace").splitlines()[:_LOOK]
    rows_of_text = [line for line in lines if line.strip() and line[0] not in "#%"]
    if not rows_of_text:
        raise InputError("a table", found="an empty file" if not head else "no row", file=name, line=1)
    wanted = asked(columns)
    delimiter, loose = sniffed(rows_of_text)
    delimiter = delimiter if delimiter in DELIMITERS else ","
    rows = [row for row in split(rows_of_text, delimiter, loose) if row]
    named = any(isinstance(column, str) for column in wanted.values())
    heading = named or headed(rows, ACTS, ("by", "toward"))
    header = [cell.strip() for cell in rows[0]] if heading and rows else None
    places = _places(header, rows[1:] if heading else rows, wanted, name)
    if "by" not in places or "toward" not in places:
        found = f"the columns {', '.join(header)}"[:200] if header else repr(rows_of_text[0][:80])
        raise InputError("a table with two columns of people, by and toward", found=found, file=name, line=1)
    if places["by"] == places["toward"]:
        raise InputError("two columns of people", found="one column for both", file=name, line=1)
    if max(places.values()) >= _WIDE:
        found = str(max(places.values()) + 1)
        raise InputError(f"what matters in the first {_WIDE} columns", found=found, file=name, line=1)
    past, passed = _header_end(head, skip) if heading else (skip, 0)
    if past >= HEAD:
        raise InputError(f"a header that ends within {HEAD} bytes", found="a longer one", file=name, line=1)
    by, toward, kind, at = (places.get(role, -1) for role in ROLES)
    return Layout(name, delimiter, (by, toward, kind, at), past, passed)


def _places(
    header: Sequence[str] | None, body: Sequence[Sequence[str]], wanted: Mapping[str, str | int], name: str
) -> dict[str, int]:
    found = by_header(header, ACTS) if header else {}
    guessed = found if "by" in found and "toward" in found else by_content(body)
    said = chosen(wanted, header, tuple(ACTS), name)
    return {**{what: k for what, k in guessed.items() if k not in said.values()}, **said}


def _header_end(head: bytes, at: int) -> tuple[int, int]:
    """Return where the first row begins, and how many lines are before it."""
    lines, quotes = 0, 0
    for line in head[at:].splitlines(keepends=True):
        at, lines = at + len(line), lines + 1
        comment = not quotes and line[:1] in (b"#", b"%")
        quotes += 0 if comment else line.count(b'"')
        if line.strip() and not comment and quotes % 2 == 0:
            break
    return at, lines
