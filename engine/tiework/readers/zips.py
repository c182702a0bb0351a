"""Zip and tar, read member by member as streams: nothing is ever laid down under a name from the archive."""

from __future__ import annotations

import io
import struct
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import PurePosixPath
from typing import BinaryIO
from zipfile import ZipFile, ZipInfo

from tiework.errors import InputError
from tiework.readers.collecting import shown
from tiework.readers.limits import MB, Limits
from tiework.readers.unpacking import TORN, Opened, Source, Tally, bounded, called, seekable, torn

_DIRECTORY = 16 * MB
_BLOCK = 512


class Zip:
    """A zip whose members can be streamed by name."""

    def __init__(self, file: ZipFile, name: str, limits: Limits) -> None:
        self.file, self.name, self.limits = file, name, limits
        self._tally = Tally()
        self._members = {info.filename: info for info in file.infolist() if not info.is_dir()}

    @property
    def names(self) -> list[str]:
        """Names of its files, without what operating systems leave behind."""
        return [name for name in self._members if not _left_behind(name)]

    def open(self, name: str) -> io.BufferedReader:
        """Open one file; its size is watched while it is read."""
        info = self._members[name]
        try:
            stream = self.file.open(info)
        except TORN as trouble:
            raise InputError("a zip that can be unpacked", found=torn(trouble), file=self.name) from None
        # At least one byte, so that a member that claims to be packed into nothing counts as a bomb.
        return bounded(stream, f"{self.name}: {name}", self.limits, max(info.compress_size, 1), self._tally)


@contextmanager
def zipped(source: Source, name: str | None = None, limits: Limits | None = None) -> Iterator[Zip]:
    """Open a zip.

    Raises
    ------
    InputError
        Where it is torn, a bomb, holds too many files, or a name that leads out of it.
    """
    shown_name, bounds = called(source, name), limits or Limits()
    with seekable(source, shown_name, bounds) as file, _open(file, shown_name, bounds) as found:
        yield found


@contextmanager
def _open(file: BinaryIO, name: str, limits: Limits) -> Iterator[Zip]:
    _check_directory(file, name)
    try:
        archive = ZipFile(file)
    except (*TORN, OSError, ValueError, struct.error, UnicodeDecodeError) as trouble:
        raise InputError("a zip that can be unpacked", found=torn(trouble), file=name) from None
    with archive:
        _check(archive.infolist(), name, limits)
        yield Zip(archive, name, limits)


@contextmanager
def only_member(file: BinaryIO, name: str, limits: Limits) -> Iterator[Opened]:
    """Open the one file of a zip."""
    with _open(file, name, limits) as archive:
        names = archive.names
        if len(names) != 1:
            found = f"{len(names)} files" + (f": {', '.join(shown(n) for n in names[:3])}" if names else "")
            raise InputError("a zip with one file in it, or a known export", found=found, file=name)
        yield Opened(archive.open(names[0]), f"{name}: {names[0]}", PurePosixPath(names[0]).name)


def _check_directory(file: BinaryIO, name: str) -> None:
    # The list of members is read into memory at once: look at its size before that happens.
    file.seek(0, io.SEEK_END)
    tail = min(file.tell(), 65_557 + 76)
    file.seek(-tail, io.SEEK_END)
    data = file.read(tail)
    file.seek(0)
    end = data.rfind(b"PK\x05\x06")
    size = struct.unpack_from("<I", data, end + 12)[0] if 0 <= end <= len(data) - 22 else 0
    big = data.rfind(b"PK\x06\x06")
    if size == 0xFFFFFFFF and 0 <= big <= len(data) - 56:
        size = struct.unpack_from("<Q", data, big + 40)[0]
    if size > _DIRECTORY:
        raise InputError(
            f"a zip whose list of files takes at most {_DIRECTORY // MB} MB", found="more", file=name
        )


def _check(members: list[ZipInfo], name: str, limits: Limits) -> None:
    if len(members) > limits.members:
        raise InputError(f"at most {limits.members} files in a zip", found=str(len(members)), file=name)
    seen: set[str] = set()
    for info in members:
        if _leads_out(info.filename):
            raise InputError("names that stay inside the zip", found=shown(info.filename), file=name)
        if info.filename in seen:
            raise InputError("each name once in a zip", found=f"{shown(info.filename)} twice", file=name)
        seen.add(info.filename)


def _leads_out(name: str) -> bool:
    path = name.replace("\\", "/")
    return path.startswith("/") or ".." in path.split("/") or path[1:2] == ":"


def _left_behind(name: str) -> bool:
    parts = PurePosixPath(name).parts
    return parts[:1] == ("__MACOSX",) or parts[-1:] in ((".DS_Store",), ("Thumbs.db",))


def is_tar(head: bytes) -> bool:
    """Say whether a file begins as a tar does."""
    return head[257:262] == b"ustar"


def tar_members(stream: BinaryIO, name: str, limits: Limits) -> Iterator[tuple[str, int, io.BufferedReader]]:
    """Walk a tar once: (name, size, stream) of each file; links, devices and folders are passed over.

    Names longer than a header holds are cut: what is looked for here has short ones.
    """
    count = 0
    while (head := stream.read(_BLOCK)) and head.strip(b"\0"):
        count += 1
        if count > limits.members:
            raise InputError(f"at most {limits.members} files in a tar", found="more", file=name)
        size = _tar_size(head, name)
        member = _field(head[345:500]) + "/" + _field(head[:100])
        part = _Part(stream, size, name)
        if head[156:157] in (b"0", b"\0", b"7"):
            yield member.lstrip("/"), size, bounded(part, f"{name}: {member.lstrip('/')}", limits)
        part.skip(-size % _BLOCK)


def _tar_size(head: bytes, name: str) -> int:
    try:
        # Eight bits a byte where the size does not fit into octal digits.
        size = (
            int.from_bytes(head[125:136]) if head[124] & 0x80 else int(head[124:136].strip(b" \0") or b"0", 8)
        )
        checksum = int(head[148:156].strip(b" \0") or b"0", 8)
    except (ValueError, IndexError):
        size, checksum = 0, -1
    if len(head) < _BLOCK or sum(head[:148]) + 256 + sum(head[156:]) != checksum:
        raise InputError("a whole tar", found="one that is torn or damaged", file=name)
    return size


def _field(data: bytes) -> str:
    return data.split(b"\0", 1)[0].decode("utf-8", "replace")


class _Part:
    """One member of a tar while it passes by."""

    def __init__(self, stream: BinaryIO, size: int, name: str) -> None:
        self.stream, self.left, self.name = stream, size, name

    def read(self, size: int = -1) -> bytes:
        wanted = self.left if size < 0 else min(size, self.left)
        data = self.stream.read(wanted)
        if len(data) < wanted:
            raise InputError("a whole tar", found="one that ends early", file=self.name)
        self.left -= len(data)
        return data

    def skip(self, padding: int) -> None:
        while self.left:
            self.read(256 * 1024)
        self.stream.read(padding)
