"""A letter read: who says they wrote it, whether that is proven, their words, what lies below them, what is attached.

Nothing here asks the database, and nothing raises, whatever the bytes are: what cannot be read is noted and kept.
"""

import hashlib
from dataclasses import dataclass, field

from . import automatic, headers, parts, proof, trimming
from .headers import Head
from .parts import File

__all__ = ["File", "Head", "Letter", "bytes_of", "key_of", "read"]


@dataclass(frozen=True, slots=True)
class Letter:
    """`doubt` says why it is not proven who wrote it, `machine` why no person wrote it; either is empty where there is
    nothing to say. `notes` name what could not be read.
    """

    head: Head
    words: str = ""
    rest: str = ""
    files: tuple[File, ...] = ()
    doubt: str = ""
    machine: str = ""
    notes: tuple[str, ...] = field(default=())

    @property
    def key(self) -> str:
        """The letter's own name, hashed; one without a Message-ID is called by what it says."""
        named = self.head.message_id or "\0".join(
            (",".join(self.head.senders), self.head.date, self.head.subject, self.words, self.rest)
        )
        return key_of(named)

    @property
    def digest(self) -> str:
        """The same words have the same, however they were wrapped."""
        said = " ".join(self.words.split()).casefold()
        attached = "\0".join(f"{file.name}|{file.size}" for file in self.files)
        return hashlib.sha256(f"{said}\0{attached}".encode("utf-8", "replace")).hexdigest()


def key_of(message_id: str) -> str:
    """What a Message-ID is kept by: of one length, whatever a sender makes of theirs."""
    return hashlib.sha256(message_id.encode("utf-8", "replace")).hexdigest()


def read(raw: bytes) -> Letter:
    """The letter in these bytes."""
    message, notes = parts.opened(raw)
    head = headers.read(message)
    words, files, more = parts.taken_apart(message, raw)
    own, rest = trimming.trimmed(words)
    return Letter(
        head=head,
        words=own,
        rest=rest,
        files=files,
        doubt=proof.doubt(head),
        machine=automatic.machine(head),
        notes=(*notes, *more),
    )


def bytes_of(raw: bytes, number: int) -> bytes:
    """The bytes of one attachment."""
    return parts.bytes_of(raw, number)
