"""Tables of acts to columns, by Python's own reader."""

from __future__ import annotations

import csv
import re
from collections.abc import Iterator
from io import TextIOWrapper
from itertools import islice
from typing import BinaryIO

import numpy as np

from tiework.errors import InputError
from tiework.kernels.spans import Spans
from tiework.logs.batch import Batch
from tiework.logs.kinds import Kinds
from tiework.logs.layout import Layout
from tiework.logs.refusing import refused
from tiework.readers.formulas import unquoted
from tiework.readers.times import moment

_WHOLE = re.compile(r"0|-?[1-9][0-9]{0,18}")
# Characters of a line.
_LONGEST = 4 << 20
type _Row = tuple[int, list[str]]
type _Act = tuple[str, str, int, float]


def batches(stream: BinaryIO, layout: Layout, kinds: Kinds, block: int = 100_000) -> Iterator[Batch]:
    """Yield the rows of a table, in their order: `block` at a time.

    Ids are numbers as long as all of them are whole numbers in their one spelling, and texts from the first on that is not.
    """
    acts = _acts(_rows(stream, layout), layout, kinds)
    texts = False
    while some := list(islice(acts, block)):
        actor, target, kind, time = zip(*some, strict=True)
        held = np.array(kind, np.int32) if layout.places[2] >= 0 else None
        at = np.array(time) if layout.places[3] >= 0 else None
        texts = texts or not all(map(_whole, (*actor, *target)))
        if texts:
            yield Batch(
                Spans.of([a.encode() for a in actor]), Spans.of([t.encode() for t in target]), held, at
            )
        else:
            yield Batch(np.array([int(a) for a in actor]), np.array([int(t) for t in target]), held, at)


def _whole(text: str) -> bool:
    return _WHOLE.fullmatch(text) is not None and -(2**63) <= int(text) < 2**63


def _clean(text: str) -> bool:
    # Bytes that are no UTF-8 came in as lone surrogates.
    return text.isascii() or text.encode("utf-8", "replace") == text.encode("utf-8", "surrogateescape")


class _Lines:
    """Lines as they are, counted; comments between rows are passed over.

    Attributes
    ----------
    first : int
        Line on which the row begins that is being read.
    fresh : bool
        Said before each row.
    """

    def __init__(self, stream: BinaryIO, layout: Layout) -> None:
        stream.read(layout.skip)
        self._text = TextIOWrapper(stream, "utf-8", "surrogateescape", newline="")
        self._layout, self._line = layout, layout.lines
        self.first, self.fresh = 0, True

    def __iter__(self) -> Iterator[str]:
        while one := self._text.readline(_LONGEST):
            self._line += 1
            if self.fresh:
                self.first = self._line
            if len(one) == _LONGEST:
                raise refused("open quote", self._layout.name, self.first)
            if not self.fresh or one[0] not in "#%":
                self.fresh = False
                yield one


def _rows(stream: BinaryIO, layout: Layout) -> Iterator[_Row]:
    """Yield rows with the line they begin on; empty ones are passed over."""
    lines = _Lines(stream, layout)
    reader = csv.reader(lines, delimiter=layout.delimiter, skipinitialspace=True, strict=True)
    while True:
        lines.fresh = True
        try:
            row = next(reader, None)
        except csv.Error as trouble:
            found = str(trouble)
            raise InputError("rows of a table", found=found, file=layout.name, line=lines.first) from None
        if row is None:
            return
        cells = [cell.strip(" ") for cell in row]
        if cells and cells != [""]:
            yield lines.first, cells


def _acts(rows: Iterator[_Row], layout: Layout, kinds: Kinds) -> Iterator[_Act]:
    by, toward, kind, at = layout.places
    least = max(layout.places) + 1
    for line, row in rows:
        if len(row) < least:
            raise refused("cells", layout.name, line, f"{len(row)} of {least}")
        if not (row[by] and row[toward]):
            raise refused("empty id", layout.name, line)
        if not (_clean(row[by]) and _clean(row[toward])):
            raise refused("no text", layout.name, line)
        read = moment(row[at]) if at >= 0 else (0.0, True)
        if read is None:
            raise refused("odd time", layout.name, line, row[at])
        code = kinds.code(row[kind]) if kind >= 0 else 0
        yield unquoted(row[by]), unquoted(row[toward]), code, read[0]
