"""The head of a letter: decoded by hand and tolerantly, because a header may hold anything."""

import email.utils
import re
from dataclasses import dataclass
from email.errors import HeaderParseError
from email.header import decode_header
from email.message import Message
from itertools import islice

from barnraiser.ground import text

from .charsets import decoded

LONGEST = 8_000
MOST_NAMED = 40
# Our own server's lines stand above all others, so none that counts is below these.
MOST_LINES = 2_000
_MESSAGE_ID = re.compile(r"<([^<>\s\x00-\x1f\x7f]{1,240})>")


@dataclass(frozen=True, slots=True)
class Head:
    """`lines` are the headers in their order, name in lower case; `senders` the plain addresses of From, in lower case."""

    lines: tuple[tuple[str, str], ...]
    senders: tuple[str, ...]
    froms: int
    subject: str
    message_id: str
    answers: tuple[str, ...]
    date: str
    kind: str

    def all(self, name: str) -> list[str]:
        return [value for key, value in self.lines if key == name]

    def one(self, name: str) -> str:
        return next(iter(self.all(name)), "")


def read(message: Message) -> Head:
    lines = tuple((name.lower(), plain(value)) for name, value in islice(message.raw_items(), MOST_LINES))

    def all_of(name: str) -> list[str]:
        return [value for key, value in lines if key == name]

    froms = all_of("from")
    ids = named(" ".join(all_of("message-id")[:1]))
    answers = [*named(" ".join(all_of("in-reply-to"))), *reversed(named(" ".join(all_of("references"))))]
    return Head(
        lines=lines,
        senders=tuple(dict.fromkeys(address for line in froms for address in addresses(line))),
        froms=len(froms),
        subject=text.one_line(words_of(" ".join(all_of("subject")[:1]))),
        message_id=ids[0] if ids else "",
        answers=tuple(dict.fromkeys(answers))[:MOST_NAMED],
        date=" ".join(all_of("date")[:1]),
        kind=message.get_content_type(),
    )


def plain(value: object) -> str:
    """A header's value as text; bytes that should not stand there are read as UTF-8, or as they would be in Europe."""
    said = str(value)[:LONGEST]
    try:
        raw = said.encode("utf-8", "surrogateescape")
    except UnicodeEncodeError:
        raw = said.encode("utf-8", "replace")
    return decoded(raw, "utf-8")[0].replace("\r", "").replace("\n", " ").strip()


def words_of(value: str) -> str:
    """Encoded words decoded; what cannot be is left as it stands."""
    try:
        found = decode_header(value)
    except (HeaderParseError, ValueError):
        return value
    return "".join(
        chunk if isinstance(chunk, str) else decoded(chunk, charset or "utf-8")[0] for chunk, charset in found
    )


def addresses(line: str) -> list[str]:
    """The plain addresses in a From line. What only looks like one, in a name or a comment, is none."""
    try:
        found = email.utils.getaddresses([line], strict=True)
    except (RecursionError, ValueError, IndexError):
        return []
    return [address.strip().lower() for _, address in found if "@" in address][:MOST_NAMED]


def named(line: str) -> list[str]:
    """The Message-IDs in a line, without their brackets."""
    return _MESSAGE_ID.findall(line)
