"""Lines of text as they come: any of the common encodings, even mixed, never longer than allowed."""

from __future__ import annotations

import codecs
import io
from collections.abc import Iterator

from tiework.errors import InputError
from tiework.readers.collecting import Collector
from tiework.readers.unpacking import Opened

_MARKS = ((codecs.BOM_UTF8, "utf-8"), (codecs.BOM_UTF16_LE, "utf-16-le"), (codecs.BOM_UTF16_BE, "utf-16-be"))


def head_text(head: bytes) -> str:
    """Decode the beginning of a file, for looking at it."""
    for mark, encoding in _MARKS:
        if head.startswith(mark):
            return head[len(mark) :].decode(encoding, "replace")
    try:
        # A character may be cut at the end.
        return codecs.getincrementaldecoder("utf-8")().decode(head)
    except UnicodeDecodeError:
        return head.decode("cp1252", "replace")


class Lines:
    """The lines of a text with their ends, counted from 1.

    A byte that is not UTF-8 makes its line Windows Western: archives are put together from many places. It is noted
    once, with the first such line.

    Attributes
    ----------
    number : int
        Of the line read last.
    """

    def __init__(self, file: Opened, into: Collector) -> None:
        self.number = 0
        self._into, self._most, self._name = into, into.limits.block, file.name
        self._western, self._western_first = 0, 0
        self._stream = file.stream
        head = file.head()
        self._wide = next((e for mark, e in _MARKS[1:] if head.startswith(mark)), None)
        if self._wide is None and head.startswith(codecs.BOM_UTF8):
            file.stream.read(3)
        if self._wide is None and b"\0" in head[:1024] and head.count(b"\0") > len(head) // 20:
            raise InputError("text", found="bytes that are no text", file=file.name, line=1)

    def __iter__(self) -> Iterator[str]:
        yield from self._decoded() if self._wide else self._plain()
        if self._western:
            self._into.doubt(
                self._western_first, f"text that is not UTF-8, read as Windows Western: {self._western} lines"
            )

    def _plain(self) -> Iterator[str]:
        most, read = self._most, self._stream.readline
        while data := read(most + 1):
            self.number += 1
            if len(data) > most:
                self._too_long()
            try:
                yield data.decode("utf-8")
            except UnicodeDecodeError:
                if not self._western:
                    self._western_first = self.number
                self._western += 1
                yield data.decode("cp1252", "replace")

    def _decoded(self) -> Iterator[str]:
        text = io.TextIOWrapper(self._stream, self._wide, "replace", newline="")
        if text.read(1) == "":
            return
        while line := text.readline(self._most + 1):
            self.number += 1
            if len(line) > self._most:
                self._too_long()
            yield line

    def _too_long(self) -> None:
        raise InputError(
            f"lines of at most {self._most} characters",
            found="a longer one",
            file=self._name,
            line=self.number,
        )
