"""One message: from the bytes of the file to a letter with sender, date and the ids it names."""

from __future__ import annotations

import hashlib
import re
from dataclasses import dataclass
from datetime import datetime, timedelta
from email.message import Message as Mail
from email.parser import BytesParser
from email.policy import compat32
from typing import TYPE_CHECKING

from tiework.readers.dates import mail_date
from tiework.readers.decoding import body, header
from tiework.readers.pieces import Piece
from tiework.readers.senders import sender, via_list

if TYPE_CHECKING:
    from tiework.readers.mbox import Message

_ID = re.compile(r"<\s*([^<>\s]+)\s*>")
# No honest sender or date is longer; patterns are never run over megabytes that somebody made up.
_ENOUGH = 1000
_LATE = timedelta(days=7)
_AHEAD = timedelta(days=1)


@dataclass(frozen=True, slots=True)
class Letter:
    """A message before it is placed in its archive; fields as in `Message`."""

    id: str
    line: int
    date: datetime
    name: str
    address: str
    subject: str
    in_reply_to: tuple[str, ...]
    references: tuple[str, ...]
    body: str
    had_zone: bool
    doubtful_date: bool

    def message(self, *, parent: str | None, thread: str, merged: int) -> Message:
        """Place the letter in its thread."""
        from tiework.readers.mbox import Message

        return Message(
            self.id,
            self.line,
            self.date,
            self.name,
            self.address,
            self.subject,
            self.in_reply_to,
            self.references,
            parent,
            thread,
            self.body,
            self.had_zone,
            merged,
            self.doubtful_date,
        )


def read_letter(piece: Piece, now: datetime) -> tuple[Letter | None, list[str]]:
    """Read one piece: the letter, or None where nobody can be named as its sender, and what is doubtful about it."""
    mail = BytesParser(policy=compat32).parsebytes(piece.raw.replace(b"\0", b""))
    notes: list[str] = []
    name, address = _writer(mail, piece, notes)
    if not address:
        return None, ["a message whose sender cannot be read"]
    date, had_zone, doubtful = _dated(mail, piece, now, notes)
    subject, words = header(mail, "Subject"), body(mail)
    named = _ids(header(mail, "Message-ID"))
    if not named:
        notes.append("no Message-ID: known by its content instead")
    letter = Letter(
        named[0] if named else _content_id(address, date, subject, words),
        piece.line,
        date,
        name,
        address,
        subject,
        _ids(header(mail, "In-Reply-To")),
        _ids(header(mail, "References")),
        words,
        had_zone,
        doubtful,
    )
    return letter, notes


def _writer(mail: Mail, piece: Piece, notes: list[str]) -> tuple[str, str]:
    name, address = sender(header(mail, "From")[:_ENOUGH])
    if own := via_list(name) if address else None:
        name, address = _behind_list(mail, own, address, notes)
    if not address:
        fallback = sender(piece.sender)[1]
        if fallback:
            notes.append("no sender in the From header: taken from the separator line")
        address = fallback
    return name, address


def _behind_list(mail: Mail, own: str, address: str, notes: list[str]) -> tuple[str, str]:
    # Lists that rewrite From for DMARC keep the writer in one of these; without them the name must do,
    # or everybody would be one person.
    for field in ("X-Original-From", "Reply-To"):
        name, kept = sender(header(mail, field)[:_ENOUGH])
        if kept and kept != address:
            return name or own, kept
    notes.append("the list stands as sender: known by name instead of address")
    return own, f"{own.casefold()} via {address}"


def _dated(mail: Mail, piece: Piece, now: datetime, notes: list[str]) -> tuple[datetime, bool, bool]:
    text = header(mail, "Date")[:_ENOUGH]
    read = mail_date(text) if text else None
    if read is None:
        notes.append(f"{'a Date that cannot be read' if text else 'no Date'}: the separator's date was taken")
        return piece.delivered, False, piece.delivered > now + _AHEAD
    date, had_zone = read
    doubtful = date > now + _AHEAD or date > piece.delivered + _LATE
    if doubtful:
        when = "in the future" if date > now + _AHEAD else "more than a week after its delivery"
        notes.append(f"a Date {when}: kept as it stands")
    return date, had_zone, doubtful


def _ids(text: str) -> tuple[str, ...]:
    found = _ID.findall(text)
    if not found and text and " " not in text.strip():
        found = [text.strip().strip("<>")]
    return tuple(dict.fromkeys(one for one in found if one))


def _content_id(*parts: object) -> str:
    return (
        "sha256:"
        + hashlib.sha256("\x1f".join(str(part) for part in parts).encode("utf-8", "replace")).hexdigest()[:40]
    )
