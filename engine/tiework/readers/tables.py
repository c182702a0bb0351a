"""Tables of acts and edge lists: CSV in any of its dialects."""

from __future__ import annotations

import csv
import math
from collections.abc import Iterator, Mapping
from itertools import chain, islice

from tiework.errors import InputError
from tiework.readers.archive import Archive
from tiework.readers.clock import LATE, MISSING, UNREAD
from tiework.readers.collecting import Collector, Progress, shown
from tiework.readers.columns import BLANKS, Layout
from tiework.readers.edgelists import rows as edge_rows
from tiework.readers.formulas import unquoted
from tiework.readers.kinds import ACTED, DIRECTED, MUTUAL
from tiework.readers.layouts import COMMENT, LOOK, Asked, laid_out
from tiework.readers.limits import Limits
from tiework.readers.networks import Network
from tiework.readers.numbers import number, why_not
from tiework.readers.text import Lines
from tiework.readers.tielists import is_ties, take_tie
from tiework.readers.times import moment
from tiework.readers.unpacking import Source, opened

# Whoever counts from 1970 is past this since 1973.
_EARLY = 1e8
COUNTED = "times that count from a start the file does not name: read as seconds since 1970"


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
        As `datetime.strptime` takes it; ISO 8601, YYYYMMDD and unix seconds need none.
    name, limits, progress
        As for `tiework.readers.read`.

    Returns
    -------
    Archive
        Lines that begin with ``#`` or ``%`` are comments. A row that cannot be read is noted as refused. A table of ties
        that `tiework` wrote is taken apart again: what went each way, what was together, what came from meeting.

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
        first = list(islice(text, LOOK))
        asked = Asked(columns or {}, delimiter, header, time_format)
        layout = laid_out(first, asked, file.name)
        whole = chain(first, text)
        rows = edge_rows(whole) if layout.braces else split_rows(whole, layout, file.name)
        if layout.header is not None:
            next(rows, None)
        if layout.header is not None and not columns and is_ties(layout.header):
            return _ties(into, layout, rows)
        for doubt in layout.doubts:
            into.doubt(1, doubt)
        taking = _Taking(into, layout, directed, kind, time_format)
        for line, row in rows:
            taking.take(line, row)
        taking.finish()
    dated = "at" in layout.places and not layout.undated
    return into.archive("csv", dated=dated, read_as=str(layout))


def _ties(into: Collector, layout: Layout, rows: Iterator[tuple[int, list[str]]]) -> Archive:
    network = Network(into)
    for line, row in rows:
        take_tie(network, line, dict(zip(layout.header or (), map(unquoted, row), strict=False)))
    return network.archive("csv", "a table of ties, with what went each way")


def split_rows(lines: Iterator[str], layout: Layout, file: str) -> Iterator[tuple[int, list[str]]]:
    """Split a table into rows, each with the line it begins on; comments and empty rows are passed over."""
    if layout.delimiter == BLANKS:
        for number, text in enumerate(lines, start=1):
            if not text.startswith(COMMENT) and (cells := text.split()):
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
        if row and not row[0].startswith(COMMENT) and (len(row) > 1 or row[0].strip()):
            yield line, row


class _Taking:
    """Takes rows as acts; consecutive rows of one act are put together."""

    def __init__(
        self, into: Collector, layout: Layout, directed: bool, kind: str | None, time_format: str | None
    ) -> None:
        places = layout.places
        self.into, self.pattern = into, time_format
        self.days, self.delimiter, self.most = layout.days, layout.delimiter, layout.width
        self.undated, self.late = layout.undated, 0
        self.by, self.toward = places["by"], places["toward"]
        self.at, self.amount = places.get("at"), places.get("amount")
        self.kind, self.act = places.get("kind"), places.get("act")
        self.width = max(places.values()) + 1
        usual = (
            ACTED
            if directed and self.at is not None and not self.undated
            else DIRECTED
            if directed
            else MUTUAL
        )
        self.usual = kind or usual
        self.without_zone = 0
        # Seconds that count from a start of their own are plain numbers, and end early.
        self.latest, self.counted = -math.inf, False
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
        if zones and self.late:
            self.into.doubt(self.late, LATE)
        if zones and self.counted and self.latest < _EARLY:
            self.into.doubt(1, COUNTED)

    def _read(self, line: int, row: list[str]) -> tuple[str, str, str, float, float] | None:
        whole = self._whole(line, row)
        if whole is None:
            return None
        row = whole
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

    def _whole(self, line: int, row: list[str]) -> list[str] | None:
        if len(row) < self.width:
            if len(row) <= max(self.by, self.toward) or (self.at is not None and len(row) <= self.at):
                self.into.refuse(line, f"a row of {len(row)} cells, where {self.width} are needed")
                return None
            row = row + [""] * (self.width - len(row))
        elif self.most and len(row) > self.most and any(cell.strip() for cell in row[self.most :]):
            self.into.doubt(line, f"a row of {len(row)} cells, where others have {self.most}")
        return row

    def _when(self, row: list[str], line: int) -> float | None:
        if self.at is None:
            return 0.0
        cell = row[self.at]
        if self.undated:
            if cell.strip() and not self.late:
                self.late = line
            return 0.0
        read = moment(cell, self.pattern, days=self.days)
        if read is None:
            self.into.refuse(line, self._unread(cell) if cell.strip() else MISSING)
            return None
        self.without_zone += not read[1]
        self.latest = max(self.latest, read[0])
        if read[1] and read[0] < _EARLY and not self.counted:
            self.counted = self.pattern is None and number(cell) is not None
        return read[0]

    def _unread(self, cell: str) -> str:
        if self.pattern is not None:
            return f"no time as {shown(self.pattern)} has it: {shown(cell)}"
        return f"{UNREAD}: {shown(cell)} (--date-format says how dates are written)"

    def _much(self, row: list[str], line: int) -> float | None:
        if self.amount is None:
            return 1.0
        cell = row[self.amount]
        amount = number(cell, self.delimiter) if cell.strip() else 1.0
        if amount is None:
            self.into.refuse(line, f"an amount {why_not(cell)}")
        return amount
