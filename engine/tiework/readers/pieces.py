"""Cut an mbox into messages, one at a time, without trusting a line only because it begins with "From "."""

from __future__ import annotations

import re
from collections import deque
from collections.abc import Iterator
from dataclasses import dataclass
from datetime import UTC, datetime
from typing import BinaryIO

LINE_LIMIT = 65_536
_PEEK = 200
_MONTHS = {
    name: k
    for k, name in enumerate(
        ["jan", "feb", "mar", "apr", "may", "jun", "jul", "aug", "sep", "oct", "nov", "dec"], start=1
    )
}
_MONTH = rf"(?P<month>{'|'.join(_MONTHS)})"
_TIME = r"(?P<hour>[0-2]?\d):(?P<minute>[0-5]\d)(?::(?P<second>[0-6]\d))?"
_DAY = r"(?:mon|tue|wed|thu|fri|sat|sun)"
_ZONE = r"(?:\s+(?:[+-]\d{4}|[a-z]{1,5}))?"
_YEAR = r"(?P<year>(?:19|20)\d\d)"
_CTIME = re.compile(rf"\b{_DAY},?\s+{_MONTH}\s+(?P<day>[0-3]?\d)\s+{_TIME}{_ZONE}\s+{_YEAR}{_ZONE}\s*$", re.I)
_MAIL = re.compile(rf"\b(?:{_DAY},?\s+)?(?P<day>[0-3]?\d)\s+{_MONTH}\s+{_YEAR}\s+{_TIME}{_ZONE}\s*$", re.I)
_HEADER = re.compile(rb"[!-9;-~]+[ \t]*:")
_TELLING = re.compile(rb"(?i)(?:from|date|message-id|subject|received)[ \t]*:")


@dataclass(frozen=True, slots=True)
class Piece:
    """One message as it stood in the file.

    Attributes
    ----------
    line : int
        Line of its separator, from 1.
    sender : str
        What the separator says between "From " and the date.
    delivered : datetime
        Its date, read as UTC.
    raw : bytes
        Headers and body; empty where the message is over the limit.
    size : int
        Bytes it had in the file.
    """

    line: int
    sender: str
    delivered: datetime
    raw: bytes
    size: int


def separator(line: bytes) -> tuple[str, datetime] | None:
    """Read a separator line: who and when, or None where it is no separator."""
    if not line.startswith(b"From "):
        return None
    text = line[5:1000].decode("latin-1").strip()
    found = _CTIME.search(text) or _MAIL.search(text)
    if found is None:
        return None
    part = found.groupdict()
    try:
        moment = datetime(
            int(part["year"]),
            _MONTHS[part["month"].lower()],
            int(part["day"]),
            int(part["hour"]),
            int(part["minute"]),
            min(int(part["second"] or 0), 59),
            tzinfo=UTC,
        )
    except ValueError:
        return None
    return text[: found.start()].strip(), moment


class Lines:
    """Lines of a binary file with a look ahead; over-long lines come in parts."""

    def __init__(self, file: BinaryIO) -> None:
        self._file = file
        self._ahead: deque[bytes] = deque()
        self.number = 0

    def next(self) -> bytes:
        """Return the next line, empty at the end."""
        line = self._ahead.popleft() if self._ahead else self._file.readline(LINE_LIMIT)
        self.number += bool(line)
        return line

    def peek(self, place: int) -> bytes:
        """Return the line `place` lines ahead (0 is the next), empty beyond the end."""
        while len(self._ahead) <= place:
            line = self._file.readline(LINE_LIMIT)
            if not line:
                return b""
            self._ahead.append(line)
        return self._ahead[place]

    def starts_message(self, line: bytes, ahead_from: int = 0) -> tuple[str, datetime] | None:
        """Read `line` as a separator: only with a plausible date, and a mail header in the lines ahead."""
        found = separator(line)
        if found is None or not _HEADER.match(self.peek(ahead_from)):
            return None
        for place in range(ahead_from, ahead_from + _PEEK):
            ahead = self.peek(place)
            if not ahead.strip(b"\r\n"):
                return None
            if _TELLING.match(ahead):
                return found
        return None


def pieces(lines: Lines, limit: int) -> Iterator[Piece]:
    """Cut a file into messages.

    Parameters
    ----------
    lines : Lines
        Read once, forward only.
    limit : int
        A message of more bytes than this comes with an empty `raw`.

    Yields
    ------
    Piece

    Notes
    -----
    What stands before the first separator belongs to no message and is passed over.
    """
    at: tuple[str, datetime] | None = None
    kept: list[bytes] = []
    start, size, fresh = 0, 0, True
    while line := lines.next():
        found = lines.starts_message(line) if fresh else None
        fresh = line.endswith(b"\n")
        if found is not None:
            if at is not None:
                yield Piece(start, at[0], at[1], b"".join(kept) if size <= limit else b"", size)
            at, kept, size, start = found, [], 0, lines.number
            continue
        size += len(line)
        if at is not None and size <= limit:
            kept.append(line)
    if at is not None:
        yield Piece(start, at[0], at[1], b"".join(kept) if size <= limit else b"", size)
