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


def _rows(stream: BinaryIO, layout: Layout) -> Iterator[_Row]:
    """Yield rows with the line they begin on; lines between rows that are empty or comments are passed over."""
    stream.read(layout.skip)
    text = TextIOWrapper(stream, "utf-8", "surrogateescape", newline="")
    line, first, fresh = layout.lines, 0, True

    def lines() -> Iterator[str]:
        nonlocal line, first, fresh
        for one in text:
            line += 1
            if fresh and one[0] in "#%":
                continue
            first, fresh = line if fresh else first, False
            yield one

    reader = csv.reader(lines(), delimiter=layout.delimiter, skipinitialspace=True, strict=True)
    while True:
        fresh = True
        try:
            row = next(reader, None)
        except csv.Error as trouble:
            raise InputError("rows of a table", found=str(trouble), file=layout.name, line=first) from None
        if row is None:
            return
        cells = [cell.strip(" ") for cell in row]
        if cells and cells != [""]:
            yield first, cells


def _acts(rows: Iterator[_Row], layout: Layout, kinds: Kinds) -> Iterator[_Act]:
    by, toward, kind, at = layout.places
    least = max(layout.places) + 1
    for line, row in rows:
        if len(row) < least:
            raise refused("cells", layout.name, line, f"{len(row)} of {least}")
        if not (row[by] and row[toward]):
            raise refused("empty id", layout.name, line)
        for person in (row[by], row[toward]):
            if person.encode("utf-8", "surrogateescape") != person.encode("utf-8", "replace"):
                raise refused("no text", layout.name, line)
            if len(person) > csv.field_size_limit():
                raise refused("long cell", layout.name, line)
        read = moment(row[at]) if at >= 0 else (0.0, True)
        if read is None:
            raise refused("odd time", layout.name, line, row[at])
        code = kinds.code(row[kind]) if kind >= 0 else 0
        yield unquoted(row[by]), unquoted(row[toward]), code, read[0]
