"""The parts of a letter: its words, and what is attached. A part that cannot be read becomes an attachment with a note."""

import logging
import re
from collections.abc import Iterator
from dataclasses import dataclass
from email import message_from_bytes
from email.message import Message
from email.parser import BytesHeaderParser

from barnraiser.ground import text

from .charsets import decoded
from .flow import reflowed
from .markup import as_words

log = logging.getLogger(__name__)

MOST_BOUNDARIES = 100
MOST_PARTS = 2_000
MOST_WORDS = 400_000
MOST_FILES = 100
_BOUNDARY = re.compile(rb"boundary\s*\*?\d*\*?\s*=", re.IGNORECASE)
# Ways of saying once more what plain words say. A calendar beside them is none.
_RICH = frozenset({"text/html", "text/enriched", "text/richtext", "text/x-amp-html", "text/watch-html"})
_TYPE = re.compile(r"[a-z0-9.+-]+/[a-z0-9.+-]+")


@dataclass(frozen=True, slots=True)
class File:
    """What is attached. `number` says which part of the letter it is; -1 is all of it below its head."""

    number: int
    name: str
    size: int
    kind: str
    note: str = ""


class Unreadable(Exception):
    """A part whose words cannot be had."""


def opened(raw: bytes) -> tuple[Message, tuple[str, ...]]:
    """The letter with its parts, or only its head where it has more, or deeper ones, than letters have."""
    is_ordinary = len(_BOUNDARY.findall(raw)) <= MOST_BOUNDARIES and raw.count(b"\n--") <= MOST_PARTS
    if is_ordinary:
        try:
            return message_from_bytes(raw), ()
        except Exception:  # whatever the parser stumbles over, the head can still be read
            log.warning("A letter’s parts could not be told apart.", exc_info=True)
    message: Message = BytesHeaderParser().parsebytes(raw)
    for name in ("content-type", "content-transfer-encoding"):
        del message[name]
    message["content-type"] = "application/octet-stream"
    return message, ("Its parts could not be told apart, so it is kept whole.",)


def taken_apart(message: Message, raw: bytes) -> tuple[str, tuple[File, ...], tuple[str, ...]]:
    """The words of the letter, what is attached, and what could not be read."""
    if message.get("content-type") == "application/octet-stream" and not message.is_multipart():
        whole = File(
            -1, "letter.eml", len(raw), "message/rfc822", "Kept whole: its parts could not be told apart."
        )
        return "", (whole,), ()
    spoken, files, notes = _spoken(message)
    return "\n\n".join(spoken)[:MOST_WORDS], tuple(files[:MOST_FILES]), tuple(notes)


def _spoken(message: Message) -> tuple[list[str], list[File], list[str]]:
    spoken: list[str] = []
    files: list[File] = []
    notes: list[str] = []
    skipped = _second_choices(message)
    for number, part in _leaves(message):
        if number in skipped:
            continue
        try:
            words, note = _words(part)
        except Unreadable as why:
            files.append(_file(number, part, str(why)))
            continue
        if words.strip():
            spoken.append(words.strip("\n"))
        notes += [note] if note else []
    return spoken, files, notes


def _leaves(message: Message) -> Iterator[tuple[int, Message]]:
    """Every part that holds something, by its number; a letter within the letter is one part and is not opened."""
    waiting, number = [message], 0
    while waiting:
        part = waiting.pop(0)
        inner = _inside(part)
        if inner:
            waiting = inner + waiting
        else:
            yield number, part
        number += 1


def _second_choices(message: Message) -> set[int]:
    """Of one text said in two ways the second: HTML where there are plain words too."""
    alternatives: list[list[tuple[int, Message]]] = []
    numbers = {id(part): number for number, part in _leaves(message)}
    for part in _walk(message):
        if part.get_content_type() == "multipart/alternative":
            leaves = [leaf for each in _inside(part) for _, leaf in _leaves(each)]
            alternatives.append([(numbers[id(leaf)], leaf) for leaf in leaves if id(leaf) in numbers])
    skipped: set[int] = set()
    for leaves_of in alternatives:
        plain = [
            n for n, leaf in leaves_of if leaf.get_content_type() == "text/plain" and _says_something(leaf)
        ]
        others = [n for n, leaf in leaves_of if leaf.get_content_type() in _RICH]
        skipped |= set(others) if plain else set()
    return skipped


def _walk(message: Message) -> Iterator[Message]:
    waiting = [message]
    while waiting:
        part = waiting.pop()
        yield part
        waiting += _inside(part)


def _inside(part: Message) -> list[Message]:
    """The parts of a part of several; of any other none."""
    if part.get_content_maintype() != "multipart" or not part.is_multipart():
        return []
    return [each for each in part.get_payload() if isinstance(each, Message)]


def _says_something(part: Message) -> bool:
    try:
        return bool(_words(part)[0].strip())
    except Unreadable:
        return False


def _words(part: Message) -> tuple[str, str]:
    """The part's words and a note, or Unreadable with the reason why it is attached instead."""
    kind = part.get_content_type()
    is_attached = _disposition(part) == "attachment" or bool(_name(part))
    if kind not in ("text/plain", "text/html") or is_attached:
        raise Unreadable("")
    payload = _payload(part)
    written, note = decoded(payload, _parameter(part, "charset") or "utf-8")
    written = written.replace("\r\n", "\n").replace("\r", "\n").replace("\x00", "")
    if kind == "text/html":
        return as_words(written[:MOST_WORDS]), note
    if _parameter(part, "format").lower() == "flowed":
        written = reflowed(written, deletes_space=_parameter(part, "delsp").lower() == "yes")
    return written, note


def _payload(part: Message) -> bytes:
    try:
        payload = _unpacked(part)
    except Exception as trouble:  # a broken encoding raises many things
        raise Unreadable("It is not written the way it says.") from trouble
    if not isinstance(payload, bytes):
        raise Unreadable("It holds no words of its own.")
    return payload


def _file(number: int, part: Message, note: str) -> File:
    try:
        size = len(_content(part))
    except Exception:  # what cannot be unpacked is handed out as it came, within the whole letter
        size, note = 0, note or "It could not be unpacked."
    kind = part.get_content_type()
    name = text.one_line(_name(part)) or f"part {number}"
    return File(
        number, name[:200], size, kind if _TYPE.fullmatch(kind) else "application/octet-stream", note[:200]
    )


def _name(part: Message) -> str:
    from .headers import plain, words_of

    try:
        found = part.get_filename() or ""
    except Exception:  # names of files are written in more ways than can be read
        return "unnamed"
    return words_of(plain(found)).replace("/", "_").replace("\\", "_")


def _parameter(part: Message, name: str) -> str:
    try:
        found = part.get_param(name)
    except Exception:
        return ""
    if isinstance(found, tuple):
        return str(found[2])
    return str(found or "")


def _disposition(part: Message) -> str:
    try:
        return str(part.get_content_disposition() or "")
    except Exception:
        return "attachment"


def _unpacked(part: Message) -> object:
    """The part's bytes. The library also tries how they say they are written, which may be anything."""
    try:
        return part.get_payload(decode=True)
    except (UnicodeError, LookupError, ValueError):
        part.del_param("charset")
        return part.get_payload(decode=True)


def _content(part: Message) -> bytes:
    payload = _unpacked(part)
    if isinstance(payload, bytes):
        return payload
    inner = part.get_payload()
    if isinstance(inner, list):
        return b"".join(each.as_bytes() for each in inner if isinstance(each, Message))
    return str(inner or "").encode("utf-8", "surrogateescape")


def bytes_of(raw: bytes, number: int) -> bytes:
    """The bytes of the part with this number; all of the letter where it cannot be taken apart."""
    message, notes = opened(raw)
    if number < 0 or notes:
        return raw
    part = next((found for at, found in _leaves(message) if at == number), None)
    try:
        return raw if part is None else _content(part)
    except Exception:
        return raw
