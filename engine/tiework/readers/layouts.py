"""How a table of acts is laid out, found from its first lines and from what somebody said of it."""

from __future__ import annotations

from collections import Counter
from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from tiework.errors import InputError
from tiework.readers import edgelists
from tiework.readers.collecting import shown
from tiework.readers.columns import ACTS, Layout, by_content, by_header, chosen, headed, sniffed, split
from tiework.readers.formulas import unquoted
from tiework.readers.looks import compact_days, stranger
from tiework.readers.tielists import is_ties

LOOK = 100
COMMENT = ("#", "%")
type Rows = Sequence[Sequence[str]]


@dataclass(frozen=True, slots=True)
class Asked:
    """What somebody said of a table; see `tiework.readers.tables.read_csv`."""

    columns: Mapping[str, str | int]
    delimiter: str | None = None
    header: bool | None = None
    pattern: str | None = None


def laid_out(first: Sequence[str], asked: Asked, file: str) -> Layout:
    """Find the layout of a table.

    Raises
    ------
    InputError
        Where there is no row, or no two columns of people.
    """
    lines = [line for line in first if line.strip() and not line.startswith(COMMENT)]
    if not lines:
        raise InputError("a table", found="an empty file" if not first else "no row", file=file, line=1)
    if asked.delimiter is not None and len(asked.delimiter) != 1:
        raise InputError("a delimiter of one character", found=repr(asked.delimiter), file=file)
    if not asked.columns and asked.delimiter is None and edgelists.in_braces(lines):
        return edgelists.layout(lines)
    mark, loose = (asked.delimiter, False) if asked.delimiter is not None else sniffed(lines)
    rows = [row for row in split(lines, mark, loose) if row]
    # The last line looked at may be cut inside a quoted cell.
    rows = rows[:-1] if len(first) == LOOK and len(rows) > 1 else rows
    names, body = _header(rows, asked)
    if names is not None and not asked.columns and is_ties(names):
        return Layout(mark, names, {}, loose)
    found = by_header(names, ACTS) if names else {}
    places = _places(body, names, found, asked, file)
    if "by" not in places or "toward" not in places:
        there = f"the columns {', '.join(names)}"[:200] if names else shown(lines[0].strip())
        raise InputError("a table with two columns of people, by and toward", found=there, file=file, line=1)
    times = _column(body, places.get("at"))
    undated = bool(times) and not any(cell.strip() for cell in times)
    width = len(names) if names else Counter(map(len, body)).most_common(1)[0][0] if body else 0
    doubts = _doubts(body, names, found, places, asked)
    return Layout(mark, names, places, loose, compact_days(times), width, undated=undated, doubts=doubts)


def _header(rows: Rows, asked: Asked) -> tuple[tuple[str, ...] | None, Rows]:
    named = any(isinstance(column, str) for column in asked.columns.values())
    heading = asked.header
    if heading is None:
        heading = named or (bool(rows) and is_ties(rows[0])) or headed(rows, ACTS, ("by", "toward"))
    if not heading or not rows:
        return None, rows
    return tuple(unquoted(cell.strip()) for cell in rows[0]), rows[1:]


def _places(
    body: Rows, names: tuple[str, ...] | None, found: Mapping[str, int], asked: Asked, file: str
) -> dict[str, int]:
    places = dict(found)
    if "by" not in found or "toward" not in found:
        # What the header names is known; who acted toward whom is to be seen.
        for what, column in by_content(body, tuple(found.values()), asked.pattern).items():
            if what not in places and column not in places.values():
                places[what] = column
    if asked.columns:
        said = chosen(asked.columns, names, tuple(ACTS), file)
        taken = set(said.values())
        places = {**{what: k for what, k in places.items() if k not in taken}, **said}
    return places


def _column(rows: Rows, place: int | None) -> list[str]:
    return [] if place is None else [row[place] for row in rows if place < len(row)]


def _doubts(
    body: Rows,
    names: tuple[str, ...] | None,
    found: Mapping[str, int],
    places: Mapping[str, int],
    asked: Asked,
) -> tuple[str, ...]:
    if asked.columns:
        return ()
    by, toward = places["by"], places["toward"]
    out = []
    if names is not None and ("by" not in found or "toward" not in found):
        out.append(
            f"nothing says which columns are people: {shown(names[by])} and {shown(names[toward])} were taken "
            "(--columns by=NAME,toward=NAME says which)"
        )
    pairs = [(row[by], row[toward]) for row in body if len(row) > max(by, toward)]
    if names is None and asked.header is None and stranger(pairs):
        one, other = pairs[0]
        out.append(
            f"{shown(one)} and {shown(other)} were read as people and occur nowhere else: if they name the columns, "
            "--columns by=NAME,toward=NAME says so"
        )
    if names is None:
        width = min((len(row) for row in body), default=0)
        out += [
            f"column {k + 1} was left out: nearly all of its cells differ, so they name no kind of act"
            for k in range(min(width, 5))
            if k not in places.values() and any(row[k].strip() for row in body)
        ]
    return tuple(out)
