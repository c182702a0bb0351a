"""What people said elsewhere, laid down as plain mail: the one shape in which archives come in. Pure."""

import base64
import hashlib
import re
from collections.abc import Iterable
from dataclasses import dataclass
from datetime import UTC, datetime
from email.header import Header
from email.utils import format_datetime
from typing import BinaryIO

from .glance import OPENING

# No mailbox is here, so no address here is ever anybody's elsewhere.
NOWHERE = ".invalid"
LONGEST = 200_000
_SOME_DAY = datetime(2000, 1, 1, tzinfo=UTC)
_UNSAFE = re.compile(r"[\x00-\x20\x7f<>@\"\\]+")
_VIA = re.compile(r"\svia\s", re.IGNORECASE)
_LINK = re.compile(r"\[([^\]\n]{1,200})\]\([^)\s]{1,400}\)")
_MARKS = re.compile(r"[*`~\\]|(?<!\w)_|_(?!\w)|^\s{0,3}[>#-]+\s", re.MULTILINE)
_LABEL = re.compile(r"[a-z0-9](?:[a-z0-9._-]{0,58}[a-z0-9])?")


@dataclass(frozen=True, slots=True)
class Letter:
    """One thing somebody said. `answers` names what it answers, the likeliest first; `within` the thread it stands in."""

    id: str
    name: str
    address: str
    at: datetime
    title: str
    words: str
    answers: tuple[str, ...] = ()
    within: str = ""


def known_as(*parts: object) -> str:
    """What identifies a thing of an archive: the same for the same parts, and like no other."""
    joined = "\x1f".join(str(part) for part in parts)
    return hashlib.sha256(joined.encode("utf-8", "surrogatepass")).hexdigest()[:40]


def nowhere(who: str, *where: str) -> str:
    """An address for somebody of whom none is known: nobody ever has it, and no two sites give the same."""
    domain = ".".join(_label(part) for part in where)
    return f"{_label(who)}@{domain}{NOWHERE}"


def write(letters: Iterable[Letter], file: BinaryIO) -> int:
    """The letters stand in the file as an mbox. How many they are."""
    written = 0
    for letter in letters:
        file.write(_mail(letter))
        written += 1
    return written


def _mail(letter: Letter) -> bytes:
    at = letter.at.astimezone(UTC)
    # A separator is known by a year of now; what cannot be right is seen by the letter's own date.
    sent = at if 1971 <= at.year <= 2099 else _SOME_DAY
    answers = " ".join(f"<{one}{NOWHERE}>" for one in letter.answers)
    within = f"<{letter.within}{NOWHERE}>" if letter.within else ""
    head = [
        f"From {letter.address} {sent:%a %b %d %H:%M:%S %Y}",
        f"From: {_encoded(_VIA.sub(', ', ' '.join(_UNSAFE.sub(' ', letter.name).split())))} <{letter.address}>",
        f"Date: {format_datetime(at)}",
        f"Subject: {_encoded(' '.join((letter.title or _opening(letter.words)).split())[:200])}",
        f"Message-ID: <{letter.id}{NOWHERE}>",
        *([f"In-Reply-To: {answers}"] if answers else []),
        *([f"References: {within}"] if within else []),
        "Content-Type: text/plain; charset=utf-8",
        "Content-Transfer-Encoding: base64",
    ]
    words = base64.encodebytes(letter.words[:LONGEST].encode("utf-8", "replace"))
    return "\n".join(head).encode() + b"\n\n" + words + b"\n"


def _encoded(text: str) -> str:
    safe = text.encode("utf-8", "replace").decode()
    return Header(safe, "utf-8", maxlinelen=10_000).encode() if safe else ""


def _label(part: str) -> str:
    """The part where it can stand in an address; where it cannot, something that only it becomes."""
    small = part.lower()
    return small if _LABEL.fullmatch(small) and ".." not in small else known_as(part)[:20]


def _opening(words: str) -> str:
    """How it begins, without the marks of Markdown: a title for what has none."""
    plain = _MARKS.sub("", _LINK.sub(r"\1", words[:400]))
    first = next((line.strip() for line in plain.splitlines() if line.strip()), "")
    return first if len(first) <= OPENING else first[:OPENING].rsplit(" ", 1)[0] + "…"
