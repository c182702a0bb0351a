"""Tables of acts and edge lists: CSV in any of its dialects."""

from __future__ import annotations

import csv
from collections.abc import Iterator, Mapping, Sequence
from itertools import chain, islice

from tiework.errors import InputError
from tiework.readers.archive import Archive
from tiework.readers.collecting import Collector, Progress, shown
from tiework.readers.columns import (
    ACTS,
    BLANKS,
    Layout,
    by_content,
    by_header,
    chosen,
    headed,
    sniffed,
    split,
)
from tiework.readers.formulas import unquoted
from tiework.readers.kinds import ACTED, DIRECTED, MUTUAL
from tiework.readers.limits import Limits
from tiework.readers.text import Lines
from tiework.readers.times import moment
from tiework.readers.unpacking import Source, opened

_LOOK = 100
_COMMENT = ("#", "%")


def read_csv(
    source: Source,
    *,
    columns: Mapping[str, str | int] | None = None,
    delimiter: str | None = None,
    header: bool | None = None,
    directed: bool = True,
    kind: str | None = None,
    time_format: str | None = None,
    name: str | None = None,
    limits: Limits | None = None,
    progress: Progress | None = None,
) -> Archive:
    r"""Read a table of acts, or an edge list: one row for each act, or for each person it was toward.

    Parameters
    ----------
    source : path or binary file
        Plain, gzip, or a zip with one file in it.
    columns : mapping of str to (str or int), optional
        What is said to the column that says it, by name or by number from 1: by, toward, kind, at, amount, act. Rows with
        the same ``act`` that follow each other are one act toward several people. Found by header or content unless given.
    delimiter : str, optional
        One character, a blank for any run of blanks; found unless given.
    header : bool, optional
        Whether the first row names the columns; found unless given.
    directed : bool
        Without it a row is a tie of both.
    kind : str, optional
        The kind of rows that say none: ``acted``, for tables without time ``tie.directed``, for those without
        direction ``tie.mutual``.
    time_format : str, optional
        As `datetime.strptime` takes it; ISO 8601 and unix seconds need none.
    name, limits, progress
        As for `tiework.readers.read`.

    Returns
    -------
    Archive
        Lines that begin with ``#`` or ``%`` are comments. A row that cannot be read is noted as refused.

    Raises
    ------
    InputError
        Where the file is no table, or no row can be read.

    Examples
    --------
    >>> from io import BytesIO
    >>> archive = read_csv(BytesIO(b"ada;ben;2\nben;cas;1\n"), name="edges.csv")
    >>> archive.read_as
    'by in column 1, toward in column 2, amount in column 3; separated by semicolons, without a header'
    """
    with opened(source, name, limits) as file:
        into = Collector(file.name, limits or Limits(), progress)
        lines = Lines(file, into)
        text = iter(lines)
        first = list(islice(text, _LOOK))
        layout = _layout(first, delimiter, header, columns or {}, file.name)
        rows = split_rows(chain(first, text), layout, file.name)
        if layout.header is not None:
            next(rows, None)
        taking = _Taking(into, layout, directed, kind, time_format)
        for line, row in rows:
            taking.take(line, row)
        taking.finish()
    dated = "at" in layout.places
    return into.archive("csv", dated=dated, read_as=str(layout))


def _layout(
    first: Sequence[str],
    delimiter: str | None,
    header: bool | None,
    columns: Mapping[str, str | int],
    file: str,
) -> Layout:
    lines = [line for line in first if line.strip() and not line.startswith(_COMMENT)]
    if not lines:
        raise InputError("a table", found="an empty file" if not first else "no row", file=file, line=1)
    if delimiter is not None and len(delimiter) != 1:
        raise InputError("a delimiter of one character", found=repr(delimiter), file=file)
    mark, loose = (delimiter, False) if delimiter is not None else sniffed(lines)
    rows = [row for row in split(lines, mark, loose) if row]
    # The last line looked at may be cut inside a quoted cell.
    rows = rows[:-1] if len(first) == _LOOK and len(rows) > 1 else rows
    named = any(isinstance(column, str) for column in columns.values())
    heading = (named or headed(rows, ACTS, ("by", "toward"))) if header is None else header
    names = tuple(unquoted(cell.strip()) for cell in rows[0]) if heading and rows else None
    body = rows[1:] if heading else rows
    found = by_header(names, ACTS) if names else {}
    guessed = found if "by" in found and "toward" in found else by_content(body)
    places = {**guessed, **chosen(columns, names, tuple(ACTS), file)} if columns else guessed
    if columns:
        said = {places[what] for what in columns}
        places = {what: k for what, k in places.items() if what in columns or k not in said}
    if "by" not in places or "toward" not in places:
        there = f"the columns {', '.join(names)}"[:200] if names else shown(lines[0].strip())
        raise InputError("a table with two columns of people, by and toward", found=there, file=file, line=1)
    return Layout(mark, names, places, loose)


def split_rows(lines: Iterator[str], layout: Layout, file: str) -> Iterator[tuple[int, list[str]]]:
    """Split a table into rows, each with the line it begins on; comments and empty rows are passed over."""
    if layout.delimiter == BLANKS:
        for number, text in enumerate(lines, start=1):
            if not text.startswith(_COMMENT) and (cells := text.split()):
                yield number, cells
        return
    reader = csv.reader(lines, delimiter=layout.delimiter, skipinitialspace=layout.loose)
    while True:
        line = reader.line_num + 1
        try:
            row = next(reader, None)
        except csv.Error as trouble:
            limit = "field limit" in str(trouble)
            found = (
                "a cell of over 131072 characters, or a quote that is never closed" if limit else str(trouble)
            )
            raise InputError("rows of a table", found=found, file=file, line=line) from None
        if row is None:
            return
        if row and not row[0].startswith(_COMMENT) and (len(row) > 1 or row[0].strip()):
            yield line, row


class _Taking:
    """Takes rows as acts; consecutive rows of one act are put together."""

    def __init__(
        self, into: Collector, layout: Layout, directed: bool, kind: str | None, time_format: str | None
    ) -> None:
        places = layout.places
        self.into, self.pattern = into, time_format
        self.by, self.toward = places["by"], places["toward"]
        self.at, self.amount = places.get("at"), places.get("amount")
        self.kind, self.act = places.get("kind"), places.get("act")
        self.width = max(places.values()) + 1
        usual = ACTED if directed and self.at is not None else DIRECTED if directed else MUTUAL
        self.usual = kind or usual
        self.without_zone = 0
        self.held: tuple[int, str, list[str], str, float, float] | None = None
        self.held_act = ""

    def take(self, line: int, row: list[str]) -> None:
        self.into.row(line)
        read = self._read(line, row)
        if read is None:
            return
        by, toward, kind, at, amount = read
        if self.act is None:
            self.into.act(line, by, (toward,) if toward else (), kind, at, amount)
            return
        act = row[self.act]
        if self.held is not None and act == self.held_act and by == self.held[1]:
            self.held[2].append(toward)
            return
        self.finish(zones=False)
        self.held, self.held_act = (line, by, [toward] if toward else [], kind, at, amount), act

    def finish(self, zones: bool = True) -> None:
        if self.held is not None:
            self.into.act(*self.held)
            self.held = None
        if zones and self.without_zone:
            self.into.counts["without_zone"] += self.without_zone

    def _read(self, line: int, row: list[str]) -> tuple[str, str, str, float, float] | None:
        if len(row) < self.width:
            if len(row) <= max(self.by, self.toward) or (self.at is not None and len(row) <= self.at):
                self.into.refuse(line, f"a row of {len(row)} cells, where {self.width} are needed")
                return None
            row = row + [""] * (self.width - len(row))
        by, toward = row[self.by], row[self.toward]
        if by[:1] == "'":
            by = unquoted(by)
        if toward[:1] == "'":
            toward = unquoted(toward)
        # An act toward nobody is an act, where acts have a time.
        if not self.into.usable(by, line):
            return None
        if (toward or self.at is None) and not self.into.usable(toward, line):
            return None
        at, amount = self._when(row, line), self._much(row, line)
        if at is None or amount is None:
            return None
        kind = unquoted(row[self.kind].strip())[:200] if self.kind is not None else ""
        # What Gephi calls a type is a direction.
        kind = {"": self.usual, "directed": DIRECTED, "undirected": MUTUAL}.get(kind.casefold(), kind)
        return by, toward, kind, at, amount

    def _when(self, row: list[str], line: int) -> float | None:
        if self.at is None:
            return 0.0
        read = moment(row[self.at], self.pattern)
        if read is None:
            self.into.refuse(line, f"no ISO date or unix time: {shown(row[self.at])}")
            return None
        self.without_zone += not read[1]
        return read[0]

    def _much(self, row: list[str], line: int) -> float | None:
        if self.amount is None:
            return 1.0
        cell = row[self.amount]
        try:
            return float(cell) if cell.strip() else 1.0
        except ValueError:
            self.into.refuse(line, f"an amount that is no number: {shown(cell)}")
            return None
