"""What the way through the world does to letters, and worse: each change takes a letter and gives another."""

import re
from collections.abc import Callable, Sequence
from random import Random

type Change = Callable[[Random, bytes, Sequence[bytes]], bytes]

CHARSETS = [b"utf-8", b"us-ascii", b"iso-8859-1", b"windows-1252", b"koi8-r", b"iso-2022-jp", b"shift_jis", b"gb2312", b"big5",
            b"euc-kr", b"utf-7", b"utf-16", b"utf-32", b"hz", b"iso-2022-kr", b"none-such", b"", b"rot13", b"zlib", b"idna",
            b"punycode", b"hex", b"unicode_escape", b"\xff\x00", b"utf-8" * 40]  # fmt: skip
ENCODINGS = [
    b"7bit",
    b"8bit",
    b"binary",
    b"base64",
    b"quoted-printable",
    b"x-uuencode",
    b"none-such",
    b"base64, base64",
]
KINDS = [b"text/plain", b"text/html", b"multipart/mixed", b"multipart/alternative", b"multipart/report", b"message/rfc822",
         b"message/partial", b"message/external-body", b"application/octet-stream", b"text/calendar", b"text", b"/", b""]  # fmt: skip
MARKS = [b"<", b">", b'"', b"(", b")", b"=?", b"?=", b"=?utf-8?b?", b"\x00", b"\x1b$B", b"\xff\xfe", b"\xed\xa0\x80", b"&#x110000;",
         b"--", b"\r\n", b"\r", b"\n", b"\r\n\r\n", b";", b"*0*=", b"begin 644 x\n", b"+2AA-", b"[" * 500, b"> " * 300]  # fmt: skip
_BOUNDARY = re.compile(rb'boundary\s*=\s*"?([^";\r\n]+)"?', re.IGNORECASE)
_CHARSET = re.compile(rb'charset\s*=\s*"?([^";\r\n]*)"?', re.IGNORECASE)
_ENCODING = re.compile(rb"(content-transfer-encoding:)[^\r\n]*", re.IGNORECASE)
_KIND = re.compile(rb"(content-type:)\s*[^;\r\n]*", re.IGNORECASE)


def flips(chance: Random, raw: bytes, others: Sequence[bytes]) -> bytes:
    """Bits turned over."""
    changed = bytearray(raw)
    for _ in range(chance.randint(1, 12) if changed else 0):
        changed[chance.randrange(len(changed))] ^= 1 << chance.randrange(8)
    return bytes(changed)


def cut(chance: Random, raw: bytes, others: Sequence[bytes]) -> bytes:
    """A piece is gone, from somewhere or from the end, or stands twice."""
    start, end = sorted(chance.randrange(len(raw) + 1) for _ in range(2))
    return chance.choice([raw[:start], raw[:start] + raw[end:], raw[:end] + raw[start:]])


def strewn(chance: Random, raw: bytes, others: Sequence[bytes]) -> bytes:
    """Marks that mean something, where they mean something else."""
    for _ in range(chance.randint(1, 4)):
        at = chance.randrange(len(raw) + 1)
        raw = raw[:at] + chance.choice(MARKS) + raw[at:]
    return raw


def heads(chance: Random, raw: bytes, others: Sequence[bytes]) -> bytes:
    """Lines of the head change places, stand twice, are gone, or are another letter's."""
    head, blank, body = _apart(raw)
    lines = head.split(b"\n")
    theirs = _apart(chance.choice(others))[0].split(b"\n")
    for _ in range(chance.randint(1, 6)):
        here, there = chance.randrange(len(lines)), chance.randrange(len(lines))
        match chance.randrange(4):
            case 0:
                lines[here], lines[there] = lines[there], lines[here]
            case 1:
                lines.insert(here, lines[there])
            case 2 if len(lines) > 1:
                del lines[here]
            case _:
                lines.insert(here, chance.choice(theirs))
    return b"\n".join(lines) + blank + body


def boundaries(chance: Random, raw: bytes, others: Sequence[bytes]) -> bytes:
    """A boundary is misspelt, never closed, closed too soon, or that of the part around it."""
    marks = _BOUNDARY.findall(raw)
    if not marks:
        return strewn(chance, raw, others)
    mark = chance.choice(marks)
    match chance.randrange(5):
        case 0:
            return raw.replace(b"--" + mark, b"--" + mark[:-1], 1)
        case 1:
            return raw.replace(b"--" + mark + b"--", b"")
        case 2:
            return raw.replace(b"--" + mark, b"--" + mark + b"--", 1)
        case 3:
            return raw.replace(mark, chance.choice(marks))
        case _:
            return raw.replace(mark, chance.choice([b"", b" ", b"-" * 80, b"\xff", b"=_", mark * 5]))


def charsets(chance: Random, raw: bytes, others: Sequence[bytes]) -> bytes:
    """It says that it is written otherwise than it is: in letters, in bytes, in kind."""
    pattern, said = chance.choice(
        [
            (_CHARSET, b'charset="' + chance.choice(CHARSETS) + b'"'),
            (_ENCODING, b"Content-Transfer-Encoding: " + chance.choice(ENCODINGS)),
            (_KIND, b"Content-Type: " + chance.choice(KINDS)),
        ]
    )
    if pattern.search(raw):
        return pattern.sub(lambda _: said, raw, count=chance.randint(0, 3))
    return (b"Content-Type: text/plain; " + said if pattern is _CHARSET else said) + b"\r\n" + raw


def nested(chance: Random, raw: bytes, others: Sequence[bytes]) -> bytes:
    """The letter lies in another, several deep, beside a third."""
    head = _apart(raw)[0]
    inner = raw
    for depth in range(chance.choice([1, 1, 2, 3, 8, 30, 120])):
        mark = chance.choice([b"b%d" % depth, b"b"])
        kind = chance.choice(
            [b"mixed", b"alternative", b"related", b"report", b"digest", b"signed", b"nonsense"]
        )
        beside = (
            chance.choice(others)[:2_000]
            if chance.random() < 0.2
            else b"Content-Type: text/plain\n\nBeside.\n"
        )
        lies_in = b"Content-Type: message/rfc822\n\n" if chance.random() < 0.5 else b""
        inner = b"Content-Type: multipart/%s; boundary=%s\n\n--%s\n%s%s\n--%s\n%s\n--%s--\n" % (
            kind, mark, mark, lies_in, inner, mark, beside, mark,
        )  # fmt: skip
    kept = [line for line in head.split(b"\n") if not line.lower().startswith(b"content-")]
    return b"\n".join(kept) + b"\n" + inner if kept != [b""] else inner


def line_ends(chance: Random, raw: bytes, others: Sequence[bytes]) -> bytes:
    """Lines end otherwise, or never."""
    plain = raw.replace(b"\r\n", b"\n")
    return chance.choice(
        [plain, plain.replace(b"\n", b"\r\n"), plain.replace(b"\n", b"\r"), plain.replace(b"\n", b" ", 40)]
    )


CHANGES: list[Change] = [flips, cut, strewn, heads, boundaries, charsets, nested, line_ends]


def changed(chance: Random, letters: Sequence[bytes], longest: int) -> bytes:
    """One of the letters, changed one to five times."""
    raw = chance.choice(letters)
    for _ in range(chance.choice([1, 1, 2, 2, 3, 5])):
        raw = chance.choice(CHANGES)(chance, raw, letters)[:longest]
    return raw


def _apart(raw: bytes) -> tuple[bytes, bytes, bytes]:
    for blank in (b"\r\n\r\n", b"\n\n"):
        if blank in raw:
            return raw.partition(blank)
    return raw, b"", b""
