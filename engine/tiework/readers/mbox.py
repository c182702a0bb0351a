"""Mail archives: true mbox and what Pipermail writes, read into messages, people, threads and acts."""

from __future__ import annotations

import os
from collections.abc import Callable, Iterator
from contextlib import nullcontext
from dataclasses import dataclass, replace
from datetime import UTC, datetime
from pathlib import Path
from typing import TYPE_CHECKING, BinaryIO

from tiework.errors import InputError, found_instead
from tiework.readers.archive import Archive as Archive
from tiework.readers.archive import Problem as Problem
from tiework.readers.letters import Letter, read_letter
from tiework.readers.pieces import Lines, Piece, pieces
from tiework.readers.threads import resolve

if TYPE_CHECKING:
    from tiework.readers.limits import Limits

LIMIT = 25 * 1024 * 1024
EXPECTED = 'a line beginning "From " with a sender and a date, and a mail header after it'

type Source = str | os.PathLike[str] | BinaryIO


@dataclass(frozen=True, slots=True)
class Message:
    """One message of the archive.

    Attributes
    ----------
    id : str
        Its Message-ID without angle brackets; a hash of its content where it has none.
    line : int
        Line of its separator in the file, from 1.
    date : datetime
        In UTC.
    sender_name, sender_address : str
        The address is in lower case.
    in_reply_to, references : tuple of str
        Ids it names, as it names them.
    parent_id : str or None
        The message of this archive that it answers.
    thread_id : str
        The first message of its thread, which may lie outside the archive.
    body : str
    had_zone : bool
        Whether its date named a zone; without one it is read as UTC.
    merged : int
        Further copies of it in the file.
    doubtful_date : bool
        Its date lies in the future, or long after it was delivered.
    """

    id: str
    line: int
    date: datetime
    sender_name: str
    sender_address: str
    subject: str
    in_reply_to: tuple[str, ...]
    references: tuple[str, ...]
    parent_id: str | None
    thread_id: str
    body: str
    had_zone: bool
    merged: int
    doubtful_date: bool = False


def read_mbox(
    source: Source,
    *,
    name: str | None = None,
    now: datetime | None = None,
    progress: Callable[[int], None] | None = None,
    keep: Callable[[str], str] | None = None,
    limits: Limits | None = None,
) -> Archive:
    """Read a mail archive whole.

    Parameters
    ----------
    source : path or binary file
    name : str, optional
        What to call the file in errors.
    now : datetime, optional
        Dates after it are noted as doubtful; the clock's time unless given.
    progress : callable, optional
        Called with the number of messages read so far.
    keep : callable, optional
        What to keep of each body; the whole unless given. With a short answer a large archive fits into memory.
    limits : Limits, optional
        How much may be kept in memory; as much as there is unless given.

    Returns
    -------
    Archive
        Copies of one message (same Message-ID) are merged; a bad message is noted, never raised.

    Raises
    ------
    InputError
        Naming the file, line 1 and what was expected, where the file is no mbox or cannot be opened.
    """
    from tiework.readers.gathering import Gathering

    gathering = Gathering(name or _called(source), limits)
    for count, item in enumerate(_letters(source, name, now), start=1):
        gathering.add(
            item if keep is None or isinstance(item, Problem) else replace(item, body=keep(item.body))
        )
        if progress is not None and count % 200 == 0:
            progress(count)
    return gathering.archive(name or _called(source))


def iter_messages(
    source: Source, *, name: str | None = None, now: datetime | None = None
) -> Iterator[Message]:
    """Read messages one by one, in file order, keeping none: copies are not merged and threads not resolved.

    Raises
    ------
    InputError
        As `read_mbox`.
    """
    for item in _letters(source, name, now):
        if isinstance(item, Letter):
            yield item.message(parent=None, thread=resolve([item])[item.id][1], merged=0)


def _letters(source: Source, name: str | None, now: datetime | None) -> Iterator[Letter | Problem]:
    called, moment = name or _called(source), now or datetime.now(UTC)
    with _opened(source, called) as file:
        lines = Lines(file)
        try:
            _check_start(lines, called)
            for piece in pieces(lines, LIMIT):
                yield from _letter(piece, moment)
        except OSError as trouble:
            found = found_instead(trouble)
            raise InputError(
                "a file that can be read", found=found, file=called, line=lines.number + 1
            ) from None


def _letter(piece: Piece, now: datetime) -> Iterator[Letter | Problem]:
    if piece.size > LIMIT:
        yield Problem(
            piece.line, f"a message of {piece.size / 2**20:.0f} MB, over the limit of 25 MB", "refused"
        )
        return
    try:
        letter, notes = read_letter(piece, now)
    except Exception as trouble:  # one message must not stop an archive, whatever it does to the parser
        yield Problem(piece.line, f"a message that cannot be read ({type(trouble).__name__})", "refused")
        return
    for note in notes:
        yield Problem(piece.line, note, "doubtful" if letter else "refused")
    if letter:
        yield letter


def _called(source: Source) -> str:
    if isinstance(source, str | os.PathLike):
        return str(source)
    return str(getattr(source, "name", "mailbox"))


def _opened(source: Source, called: str) -> nullcontext[BinaryIO] | BinaryIO:
    if not isinstance(source, str | os.PathLike):
        return nullcontext(source)
    try:
        return Path(source).open("rb")
    except OSError as trouble:
        raise InputError("a file that can be read", found=found_instead(trouble), file=called) from None
    except ValueError:
        raise InputError("a path to a file", found="a path with a NUL byte", file=called) from None


def _check_start(lines: Lines, called: str) -> None:
    place = 0
    while place < 1000 and (blank := lines.peek(place)) and not blank.strip():
        place += 1
    first = lines.peek(place)
    if not first or lines.starts_message(first, place + 1) is None:
        raise InputError(EXPECTED, found=_shown(first), file=called, line=place + 1 if first else 1)


def _shown(line: bytes) -> str:
    if not line:
        return "an empty file"
    if line.startswith(b"\x1f\x8b"):
        return "a gzip file; unpack it first"
    text = line[:60].decode("utf-8", "replace").strip()
    return repr(text[:40] + ("…" if len(text) > 40 else ""))
