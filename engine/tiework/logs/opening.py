"""A log opened: Parquet or a table, packed or not, told by its first bytes."""

from __future__ import annotations

import gzip
import io
import os
import zlib
from collections.abc import Iterator
from contextlib import contextmanager
from typing import BinaryIO, cast

from tiework.errors import InputError, found_instead
from tiework.logs.layout import HEAD

type Source = str | os.PathLike[str] | BinaryIO
_GZIP = b"\x1f\x8b"
PARQUET = b"PAR1"


class Stream(io.RawIOBase):
    """Bytes from their beginning, the first of them already read."""

    def __init__(self, head: bytes, rest: BinaryIO, name: str) -> None:
        self._head, self._rest, self._name = memoryview(head), rest, name

    def readable(self) -> bool:
        return True

    def readinto(self, buffer: object) -> int:
        view = memoryview(cast(bytearray, buffer)).cast("B")
        data = self._head[: len(view)]
        self._head = self._head[len(data) :]
        if data:
            view[: len(data)] = data
            return len(data)
        return _read_into(self._rest, view, self._name)


def _read_into(stream: BinaryIO, view: memoryview, name: str) -> int:
    try:
        if isinstance(stream, io.RawIOBase | io.BufferedIOBase):
            return stream.readinto(view) or 0
        data = stream.read(len(view))
    except (EOFError, zlib.error, gzip.BadGzipFile):
        raise InputError(
            "a packed file that can be unpacked to its end", found="one that is torn or damaged", file=name
        ) from None
    except OSError as trouble:
        raise InputError("a file that can be read", found=found_instead(trouble), file=name) from None
    view[: len(data)] = data
    return len(data)


@contextmanager
def opened(source: Source) -> Iterator[tuple[BinaryIO, bytes, str]]:
    """Open a log: the file at its beginning, unpacked where it is gzip; its first bytes; its name."""
    given = not isinstance(source, str | os.PathLike)
    name = str(getattr(source, "name", "log")) if given else os.path.basename(os.fspath(cast(str, source)))
    try:
        file = cast(BinaryIO, source) if given else open(cast(str, source), "rb", buffering=0)  # noqa: SIM115
    except (OSError, ValueError) as trouble:
        found = found_instead(trouble) if isinstance(trouble, OSError) else "no name of a file"
        raise InputError("a file that can be read", found=found, file=name) from None
    try:
        inner = file
        head = _full(inner, name)
        if head.startswith(_GZIP):
            inner = cast(BinaryIO, gzip.GzipFile(fileobj=Stream(head, file, name)))
            head = _full(inner, name)
        yield inner, head, name
    finally:
        if not given:
            file.close()


def _full(stream: BinaryIO, name: str) -> bytes:
    """Read as many bytes as it takes to see what a file is, or all there are."""
    head, filled = bytearray(HEAD), 0
    while filled < HEAD and (more := _read_into(stream, memoryview(head)[filled:], name)):
        filled += more
    return bytes(head[:filled])


def sought(source: Source, stream: BinaryIO, name: str) -> str | BinaryIO:
    """Return what a reader may jump about in: the path where there is one, else the stream at its beginning."""
    if isinstance(source, str | os.PathLike) and isinstance(stream, io.FileIO):
        return os.fspath(source)
    try:
        stream.seek(0)
    except OSError:
        raise InputError(
            "Parquet in a file of its own", found="a packed one, or a stream", file=name
        ) from None
    return stream


def again(stream: BinaryIO, head: bytes, name: str) -> io.BufferedReader:
    """Return a stream from its beginning, of which `head` was read."""
    return io.BufferedReader(Stream(head, stream, name), 1 << 20)
