"""Which column of a table says what: by its header, by what stands in it, or as it was said."""

from __future__ import annotations

import csv
from collections.abc import Collection, Mapping, Sequence
from dataclasses import dataclass

from tiework.errors import InputError
from tiework.readers.archive import STANDARD
from tiework.readers.looks import dated, looks_like, telling

ACTS: Mapping[str, tuple[str, ...]] = {
    "by": (
        "by",
        "from",
        "source",
        "src",
        "sender",
        "actor",
        "giver",
        "person_a",
        "user",
        "author",
        "who",
        "i",
        "u",
    ),
    "toward": (
        "toward",
        "to",
        "target",
        "dst",
        "dest",
        "receiver",
        "recipient",
        "taker",
        "person_b",
        "whom",
        "j",
        "v",
    ),
    "kind": ("kind", "type", "relation", "action", "event", "act_kind"),
    "at": ("at", "time", "timestamp", "datetime", "date", "created_at", "when", "ts", "t"),
    "amount": ("amount", "weight", "w", "count", "strength", "value", "n"),
    "act": ("act", "act_id"),
}
PEOPLE: Mapping[str, tuple[str, ...]] = {
    "id": ("id", "person", "member", "user", "node", "email", "address", "username", "handle"),
    "name": ("name", "label", "full name", "full_name", "display name", "display_name"),
}
OF_PEOPLE = (*PEOPLE, *STANDARD)
DELIMITERS = ("\t", ",", ";", "|")
BLANKS = " "


@dataclass(frozen=True, slots=True)
class Layout:
    """How the rows of a table are to be read.

    Attributes
    ----------
    delimiter : str
        One character; a blank stands for any run of blanks and tabs.
    header : tuple of str or None
        The names in the first row.
    places : mapping of str to int
        What is said to the column that says it.
    loose : bool
        Each delimiter is followed by a blank that belongs to it.
    days : bool
        Times are days, written as YYYYMMDD.
    width : int
        Cells of a row; 0 where that is not known.
    braces : bool
        What is known of a tie stands in braces, as networkx writes it.
    undated : bool
        There is a column for times, and nothing in it.
    doubts : tuple of str
        What is doubtful about this layout.
    """

    delimiter: str
    header: tuple[str, ...] | None
    places: Mapping[str, int]
    loose: bool = False
    days: bool = False
    width: int = 0
    braces: bool = False
    undated: bool = False
    doubts: tuple[str, ...] = ()

    def __str__(self) -> str:
        if self.braces:
            return f"an edge list of networkx, with {', '.join(self.places)}"
        names = {"\t": "tabs", " ": "blanks", ",": "commas", ";": "semicolons"}
        said = ", ".join(f"{what} in column {place + 1}" for what, place in self.places.items())
        heading = "with a header" if self.header else "without a header"
        return f"{said}; separated by {names.get(self.delimiter, repr(self.delimiter))}, {heading}"


def split(lines: Sequence[str], delimiter: str, loose: bool = False) -> list[list[str]]:
    """Split the first lines of a table; what cannot be split is left out."""
    if delimiter == BLANKS:
        return [line.split() for line in lines]
    try:
        return list(csv.reader(lines, delimiter=delimiter, skipinitialspace=loose))
    except csv.Error:
        return []


def sniffed(lines: Sequence[str]) -> tuple[str, bool]:
    """Find the delimiter of a table: the one that cuts most rows into the same number of cells, two or more.

    >>> sniffed(["a;b,c", "d;e"]), sniffed(["1 2", "2  3"]), sniffed(["a, b", "c, d"])
    ((';', False), (' ', False), (',', True))
    """
    best, score = ",", 0.0
    for delimiter in (*DELIMITERS, BLANKS):
        sizes = [len(row) for row in split(lines, delimiter) if row]
        usual = max(set(sizes), key=sizes.count, default=0)
        share = sizes.count(usual) / max(len(sizes), 1)
        if usual >= 2 and share > score + 1e-9:
            best, score = delimiter, share
    cuts = sum(line.count(best) for line in lines)
    return best, best in ",;|" and 0 < cuts == sum(line.count(best + " ") for line in lines)


def by_header(header: Sequence[str], known: Mapping[str, tuple[str, ...]]) -> dict[str, int]:
    """Find columns by the words that usually head them; the first word of each list weighs most."""
    plain = [cell.strip().lstrip("\ufeff").casefold().replace("-", "_") for cell in header]
    places: dict[str, int] = {}
    for what, words in known.items():
        found = next((plain.index(word) for word in words if word in plain), None)
        if found is not None and found not in places.values():
            places[what] = found
    return places


def chosen(
    columns: Mapping[str, str | int], header: Sequence[str] | None, known: Sequence[str], file: str
) -> dict[str, int]:
    """Find columns as somebody said them: by name, or by number from 1."""
    places: dict[str, int] = {}
    for what, column in columns.items():
        if what not in known:
            raise InputError(f"columns for {', '.join(known)}", found=repr(what), file=file)
        if isinstance(column, int):
            places[what] = column - 1
        elif header is not None and column in header:
            places[what] = list(header).index(column)
        else:
            there = ", ".join(header) if header else "none: the table has no header"
            raise InputError(f"a column {column!r}", found=f"columns {there}"[:300], file=file, line=1)
        if places[what] < 0:
            raise InputError("a column's number from 1", found=str(column), file=file)
    return places


def by_content(
    rows: Sequence[Sequence[str]], taken: Collection[int] = (), pattern: str | None = None
) -> dict[str, int]:
    """Guess the columns of acts by what stands in them: two people first, then amount, time, kind.

    Parameters
    ----------
    rows : sequence of rows, without a header
    taken : collection of int
        Columns of which is known what they say.
    pattern : str, optional
        How dates are written.

    Examples
    --------
    >>> by_content([["1", "2", "1082040961"], ["3", "4", "1082155839"]])
    {'by': 0, 'toward': 1, 'at': 2}
    >>> by_content([["a", "b", "3"], ["b", "c", "1"]])
    {'by': 0, 'toward': 1, 'amount': 2}
    >>> by_content([["2026-03-02", "a", "b"], ["2026-03-03", "b", "c"]])
    {'by': 1, 'toward': 2, 'at': 0}
    """
    width = min((len(row) for row in rows), default=0)
    cells = {k: [row[k].strip() for row in rows] for k in range(min(width, 8)) if k not in taken}
    people = [
        k for k, column in cells.items() if 2 * sum(dated(cell, pattern) for cell in column) < len(rows)
    ]
    if len(people) < 2:
        return {}
    places = {"by": people[0], "toward": people[1]}
    for column in [k for k in cells if k not in places.values()][:3]:
        what = looks_like(cells[column], pattern)
        if what is not None and what not in places:
            places[what] = column
    return places


def headed(rows: Sequence[Sequence[str]], known: Mapping[str, tuple[str, ...]], least: Sequence[str]) -> bool:
    """Say whether the first row is a header: it names what is needed, or numbers and dates stand only below it.

    >>> headed([["von", "zu", "gewicht"], ["ada", "ben", "3,5"]], ACTS, ("by", "toward"))
    True
    """
    if not rows:
        return False
    places = by_header(rows[0], known)
    if all(what in places for what in least):
        return True
    return any(
        not telling(cell) and _only_below([row[k] for row in rows[1:] if k < len(row)])
        for k, cell in enumerate(rows[0])
        if cell.strip()
    )


def _only_below(cells: Sequence[str]) -> bool:
    there = [cell for cell in cells if cell.strip()]
    return 2 * len(there) > len(cells) and all(telling(cell) for cell in there)
