"""Tables of acts to columns, block by block."""

from __future__ import annotations

import ctypes
from collections.abc import Generator, Iterator
from typing import BinaryIO

import numpy as np
from numpy.typing import NDArray

from tiework.arrays import Floats, Ints
from tiework.kernels.checks import POINTER, SIZE, array, done, pointer
from tiework.kernels.ids import Words
from tiework.kernels.library import function
from tiework.kernels.spans import Spans
from tiework.logs.batch import Batch
from tiework.logs.kinds import Kinds
from tiework.logs.layout import Layout
from tiework.logs.refusing import refused
from tiework.readers.times import moment

_BLOCK = 4 << 20
# As in csv.c.
_SLACK, _ROWS = 16, 1 << 18
_NAMES = (
    "", "no number", "cells", "empty id", "no text", "after quote", "open quote", "long cell", "kinds"
)  # fmt: skip


class _Parser:
    """Calls the kernel: where it is in a block, on which line, and whether ids are texts by now."""

    def __init__(self, layout: Layout, kinds: Kinds) -> None:
        self.layout, self.kinds, self.words = layout, kinds, Words()
        self.places = np.array(layout.places, np.int32)
        self.texts, self.lines = False, layout.lines
        self.state = np.zeros(8, np.int64)
        self._known = 0

    def parse(self, data: NDArray[np.uint8], begin: int, size: int, last: bool) -> tuple[Batch, int, str]:
        """Parse from `begin`; return the rows, where the next begins, and what stands in the way of it."""
        array("data", data, np.uint8)
        if not 0 <= begin <= size or 2 * (size + _SLACK) > len(data):
            raise ValueError("data: expected room behind the block for as many bytes again")
        # The shortest row there is has four bytes.
        room = min(_ROWS, (size - begin) // 4 + 2)
        ids = [np.empty(room, np.int64) for _ in range(4 if self.texts else 2)]
        actor, actor_to, target, target_to = ids if self.texts else (ids[0], None, ids[1], None)
        kind = np.empty(room, np.int32) if self.layout.places[2] >= 0 else None
        time = np.empty(room) if self.layout.places[3] >= 0 else None
        odd = np.empty((room, 4), np.int64)
        run = function(
            "tw_csv", POINTER, SIZE, ctypes.c_int, ctypes.c_int, POINTER, ctypes.c_int, POINTER,
            SIZE, SIZE, *[POINTER] * 8,
        )  # fmt: skip
        out = [
            None if one is None else pointer(one) for one in (actor, actor_to, target, target_to, kind, time)
        ]
        done(
            run(
                pointer(data), size, last, ord(self.layout.delimiter), pointer(self.places), self.texts,
                self.words.handle, begin, room, *out, pointer(odd), pointer(self.state),
            )
        )  # fmt: skip
        rows, read, lines, trouble = (int(one) for one in self.state[:4])
        if time is not None:
            self._read_odd(odd[: self.state[7]], data, time)
        self.lines += lines
        self._name_kinds()
        by: Ints | Spans = actor[:rows]
        toward: Ints | Spans = target[:rows]
        if actor_to is not None and target_to is not None:
            by = Spans(data, actor[:rows], actor_to[:rows])
            toward = Spans(data, target[:rows], target_to[:rows])
        batch = Batch(
            by, toward, None if kind is None else kind[:rows], None if time is None else time[:rows]
        )
        return batch, read, _NAMES[trouble]

    def _name_kinds(self) -> None:
        if len(self.words) == self._known:
            return
        for text in self.words.keys().texts()[self._known :]:
            self.kinds.code(text.decode("utf-8", "surrogateescape"))
        self._known = len(self.words)

    def _read_odd(self, odd: NDArray[np.int64], data: NDArray[np.uint8], time: Floats) -> None:
        for row, first, end, line in odd.tolist():
            said = data[first:end].tobytes().decode("utf-8", "replace")
            read = moment(said)
            if read is None:
                raise refused("odd time", self.layout.name, self.lines + line, said)
            time[row] = read[0]

    def settle(self, trouble: str) -> None:
        """Go on with texts, or refuse the file."""
        if trouble != "no number":
            found, least = int(self.state[4]), int(self.state[5])
            raise refused(trouble, self.layout.name, self.lines + 1, f"{found} of {least}")
        self.texts = True


def batches(stream: BinaryIO, layout: Layout, kinds: Kinds, block: int = _BLOCK) -> Iterator[Batch]:
    """Yield the rows of a table, in their order.

    Parameters
    ----------
    stream : binary file
        At its beginning.
    layout : Layout
    kinds : Kinds
        Learns of kinds as they turn up.
    block : int
        Bytes at a time, which is also the most one row may have.

    Yields
    ------
    Batch
        Ids are numbers as long as all of them are whole numbers in their one spelling (no zero in front, no plus), and
        texts from the first on that is not.

    Raises
    ------
    InputError
        Naming the line.
    """
    parser = _Parser(layout, kinds)
    stream.read(layout.skip)
    data, filled, last = np.empty(2 * (block + _SLACK), np.uint8), 0, False
    while not last:
        filled, last = _filled(stream, memoryview(data)[:block], filled)
        # The spare room begins behind the block.
        parser.state[6] = block + _SLACK
        begin = yield from _rows(parser, data, filled, last)
        if begin == 0 and not last:
            raise refused("open quote", layout.name, parser.lines + 1)
        rest = data[begin:filled].copy()
        if parser.texts:
            # Texts handed out stay where they are.
            data = np.empty_like(data)
        filled = len(rest)
        data[:filled] = rest


def _filled(stream: BinaryIO, block: memoryview, filled: int) -> tuple[int, bool]:
    """Fill a block; return how far it is filled, and whether that was all there is."""
    while filled < len(block):
        got = stream.readinto(block[filled:])  # type: ignore[attr-defined]
        if not got:
            return filled, True
        filled += got
    return filled, False


def _rows(parser: _Parser, data: NDArray[np.uint8], size: int, last: bool) -> Generator[Batch, None, int]:
    """Yield the rows of a block; return where the first row begins that is not whole."""
    begin = 0
    while True:
        batch, begin, trouble = parser.parse(data, begin, size, last)
        if len(batch):
            yield batch
        if trouble:
            parser.settle(trouble)
        elif not len(batch) or begin == size:
            return begin
