"""Files opened, unpacked as a stream and never onto the disk, with every size watched while it grows."""

from __future__ import annotations

import gzip
import io
import os
import stat
import zlib
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path
from tempfile import SpooledTemporaryFile
from typing import BinaryIO, Protocol, cast
from zipfile import BadZipFile

from tiework.errors import InputError, found_instead
from tiework.readers.limits import MB, Limits

type Source = str | os.PathLike[str] | BinaryIO
GZIP, ZIP = b"\x1f\x8b", b"PK\x03\x04"
_FREE = 16 * MB
_BUFFER = 256 * 1024
TORN = (EOFError, zlib.error, gzip.BadGzipFile, BadZipFile, NotImplementedError, RuntimeError)


class _Reads(Protocol):
    def read(self, size: int, /) -> bytes: ...


class _Counted:
    """Counts the packed bytes that were asked for."""

    def __init__(self, inner: BinaryIO) -> None:
        self.inner, self.count = inner, 0

    def read(self, size: int = -1) -> bytes:
        data = self.inner.read(size)
        self.count += len(data)
        return data


@dataclass(slots=True)
class Tally:
    """Bytes unpacked so far, of one file or of all members of an archive together."""

    count: int = 0


class _Bounded(io.RawIOBase):
    """Hands bytes on until there are too many of them, or too many for what they were packed into."""

    def __init__(
        self, inner: _Reads, name: str, limits: Limits, packed: _Counted | int | None, tally: Tally
    ) -> None:
        self._inner, self._name, self._limits, self._packed = inner, name, limits, packed
        self._count, self._tally = 0, tally

    def readable(self) -> bool:
        return True

    def readinto(self, buffer: object) -> int:
        view = memoryview(cast(bytearray, buffer))
        try:
            data = self._inner.read(len(view))
        except TORN as trouble:
            raise InputError(
                "a packed file that can be unpacked to its end", found=torn(trouble), file=self._name
            ) from None
        except OSError as trouble:
            raise InputError(
                "a file that can be read", found=found_instead(trouble), file=self._name
            ) from None
        view[: len(data)] = data
        self._count += len(data)
        self._tally.count += len(data)
        self._check()
        return len(data)

    def _check(self) -> None:
        most = self._limits.unpacked
        if self._tally.count > most:
            raise InputError(f"at most {most // MB} MB unpacked", found="more", file=self._name)
        packed = self._packed.count if isinstance(self._packed, _Counted) else self._packed
        if packed is not None and self._count > _FREE and self._count > packed * self._limits.ratio:
            raise InputError(
                f"a file that grows at most {self._limits.ratio} times when it is unpacked", found="a bomb",
                file=self._name,
            )  # fmt: skip


@dataclass(frozen=True, slots=True)
class Opened:
    """A file ready to be read.

    Attributes
    ----------
    stream : BufferedReader
    name : str
        For errors; "archive.zip: tij.dat" where it came out of a zip.
    inner : str
        Its own name, for what the ending may tell.
    """

    stream: io.BufferedReader
    name: str
    inner: str

    def head(self) -> bytes:
        """Return the first 64 KB or so, without moving on."""
        return self.stream.peek(65_536)[:65_536]


def called(source: Source, name: str | None = None) -> str:
    """Return what to call a file in errors."""
    if name is not None:
        return name
    if isinstance(source, str | os.PathLike):
        return str(source)
    return str(getattr(source, "name", "archive"))


def torn(trouble: BaseException) -> str:
    """Say what is wrong with a packed file."""
    if isinstance(trouble, RuntimeError) and "password" in str(trouble):
        return "one that asks for a password"
    if isinstance(trouble, NotImplementedError):
        return "a way of packing that is not known here"
    return "one that is torn or damaged"


@contextmanager
def seekable(source: Source, name: str, limits: Limits) -> Iterator[BinaryIO]:
    """Open a file so that one can move about in it; a stream that cannot is laid down in a temporary file first."""
    if isinstance(source, str | os.PathLike):
        with _file(source, name) as file, seekable(file, name, limits) as found:
            yield found
    elif source.seekable():
        source.seek(0)
        yield source
        source.seek(0)
    else:
        with SpooledTemporaryFile(max_size=_FREE) as spool:
            stream = bounded(source, name, limits)
            while piece := stream.read(_BUFFER):
                spool.write(piece)
            spool.seek(0)
            yield cast(BinaryIO, spool)


def _file(path: str | os.PathLike[str], name: str) -> BinaryIO:
    try:
        return Path(path).open("rb")
    except OSError as trouble:
        raise InputError("a file that can be read", found=found_instead(trouble), file=name) from None
    except ValueError:
        raise InputError("a path to a file", found="a path with a NUL byte", file=name) from None


@contextmanager
def again(source: Source, name: str, limits: Limits) -> Iterator[Source]:
    """Return a file that can be opened several times: a pipe can be read only once, and is laid down first."""
    if isinstance(source, str | os.PathLike) and not _flows(source):
        yield source
        return
    with seekable(source, name, limits) as file:
        yield file


def _flows(path: str | os.PathLike[str]) -> bool:
    try:
        mode = os.stat(path).st_mode
    except (OSError, ValueError):
        return False
    return stat.S_ISFIFO(mode) or stat.S_ISCHR(mode) or stat.S_ISSOCK(mode)


@contextmanager
def opened(source: Source, name: str | None = None, limits: Limits | None = None) -> Iterator[Opened]:
    """Open a file; a gzip file, and a zip with one file in it, are unpacked on the way.

    Parameters
    ----------
    source : path or binary file
    name : str, optional
        What to call it in errors.
    limits : Limits, optional

    Raises
    ------
    InputError
        Where there is no file, it is torn, or it is a bomb.
    """
    from tiework.readers.zips import only_member

    shown, bounds = called(source, name), limits or Limits()
    with seekable(source, shown, bounds) as file:
        start = file.read(4)
        file.seek(0)
        if start == ZIP:
            with only_member(file, shown, bounds) as found:
                yield found
        elif start.startswith(GZIP):
            inner = Path(shown).name.removesuffix(".gz")
            yield Opened(counted_gzip(file, shown, bounds), shown, inner)
        else:
            yield Opened(bounded(file, shown, bounds), shown, Path(shown).name)


def bounded(
    inner: _Reads, name: str, limits: Limits, packed: _Counted | int | None = None, tally: Tally | None = None
) -> io.BufferedReader:
    """Return a stream whose size is watched; `packed` is how many bytes it comes from, where it is unpacked."""
    return io.BufferedReader(_Bounded(inner, name, limits, packed, tally or Tally()), _BUFFER)


def counted_gzip(file: BinaryIO, name: str, limits: Limits) -> io.BufferedReader:
    """Return what a gzip file holds, as a stream whose growth is watched."""
    packed = _Counted(file)
    return bounded(gzip.GzipFile(fileobj=cast(BinaryIO, packed), mode="rb"), name, limits, packed)
