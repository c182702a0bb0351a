"""Whatever the bytes are: no exception, nothing lost, no time wasted."""

import logging
import random
import time
from email import message_from_bytes
from email.message import EmailMessage

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from barnraiser.acts.lists import reading
from barnraiser.acts.lists.models import Arrival, Raw, State
from barnraiser.communities.models import Community
from barnraiser.people.models import Person

from .corpora import BOUNCES, PARSED, PYTHON, letters_of
from .telling import comes, letter, proven

EVERY = [*letters_of(PYTHON), *letters_of(BOUNCES), *letters_of(PARSED)]
SECOND = 1.0


def reads(raw: bytes) -> reading.Letter:
    """It is read within a second of work, and each of its attachments can be handed out."""
    began = time.process_time()
    read = reading.read(raw)
    for file in read.files:
        assert isinstance(reading.bytes_of(raw, file.number), bytes)
    assert time.process_time() - began < 2 * SECOND
    return read


def test_there_are_letters_to_read() -> None:
    assert len(letters_of(PYTHON)) >= 40 or not letters_of(PYTHON)


@pytest.mark.parametrize("pattern", [PYTHON, BOUNCES, PARSED])
def test_letters_of_others_are_read(pattern: str, caplog: pytest.LogCaptureFixture) -> None:
    if not letters_of(pattern):
        pytest.skip("no letters here: bin/corpora fetches them")
    with caplog.at_level(logging.ERROR):
        for raw in letters_of(pattern):
            read = reads(raw)
            assert read.words or read.rest or read.files or _says_nothing(raw)
    assert not caplog.records


def _says_nothing(raw: bytes) -> bool:
    parts = (part for part in message_from_bytes(raw).walk() if not part.is_multipart())
    return not any(str(part.get_payload()).strip() for part in parts)


@pytest.mark.django_db
def test_letters_of_others_are_taken_in_and_end_as_something(
    ruth: Person, soil_and_table: Community, caplog: pytest.LogCaptureFixture
) -> None:
    some = EVERY[:: max(1, len(EVERY) // 40)]
    with caplog.at_level(logging.ERROR):
        for raw in some:
            arrival = comes(raw, sender="somebody@elsewhere.example")
            assert arrival.state != State.WAITING or arrival.parent
            assert bytes(Raw.objects.get(arrival=arrival).data) == raw
    assert Arrival.objects.count() == len(set(some))
    assert not caplog.records


@settings(max_examples=300, deadline=None)
@given(st.binary(max_size=2_000))
def test_any_bytes_are_read(raw: bytes) -> None:
    reads(raw)


@settings(max_examples=300, deadline=None)
@given(st.data())
def test_a_letter_with_any_bytes_changed_is_read(data: st.DataObject) -> None:
    raw = bytearray(data.draw(st.sampled_from(EVERY or [letter()])))
    for _ in range(data.draw(st.integers(1, 12))):
        at = data.draw(st.integers(0, max(0, len(raw) - 1)))
        raw[at : at + data.draw(st.integers(0, 3))] = data.draw(st.binary(max_size=6))
    reads(bytes(raw))


def test_thousands_of_changed_letters_are_read() -> None:
    chance = random.Random(7)
    letters = [each for each in EVERY or [letter()] if len(each) < 20_000]
    for _ in range(3_000):
        raw = bytearray(chance.choice(letters))
        for _ in range(chance.randint(1, 8)):
            at = chance.randrange(len(raw) + 1)
            raw[at : at + chance.randint(0, 20)] = chance.randbytes(chance.randint(0, 20))
        reading.read(bytes(raw))


HEAD = f"Authentication-Results: {proven('ruth@aldervalley.example')}\r\nFrom: ruth@aldervalley.example\r\n".encode()


def nested(depth: int) -> bytes:
    body = b"\r\ndeep\r\n"
    for n in range(depth):
        mark = str(n).encode()
        body = (
            b"Content-Type: multipart/mixed; boundary="
            + mark
            + b"\r\n\r\n--"
            + mark
            + b"\r\n"
            + body
            + b"\r\n--"
            + mark
            + b"--\r\n"
        )
        if len(body) > 3_000_000:
            break
    return HEAD + body


BOMBS = {
    "ten thousand deep": nested(10_000),
    "ninety deep": nested(90),
    "a hundred thousand parts": HEAD
    + b"Content-Type: multipart/mixed; boundary=b\r\n\r\n"
    + b"--b\r\n\r\nx\r\n" * 100_000
    + b"--b--\r\n",
    "brackets": HEAD + b"\r\n" + b"[" * 200_000,
    "stars": HEAD + b"\r\n" + b"*" * 200_000,
    "quotes": HEAD + b"\r\n" + b">" * 200_000,
    "quoted lines": HEAD + b"\r\n" + b"> \r\n" * 60_000,
    "on and on": HEAD + b"\r\n" + b"On Mon Ruth wrote:\r\n" * 20_000,
    "addresses": b"From: " + b"a@b.example, " * 50_000 + b"\r\n\r\nx",
    "comments": b"From: " + b"(" * 100_000 + b"\r\n\r\nx",
    "encoded words": b"Subject: " + b"=?utf-8?q?a?= " * 50_000 + b"\r\n\r\nx",
    "references": HEAD + b"References: " + b"<a@b> " * 50_000 + b"\r\n\r\nx",
    "headers": HEAD + b"X: y\r\n" * 200_000 + b"\r\nx",
    "one long header": HEAD + b"X: " + b"y" * 5_000_000 + b"\r\n\r\nx",
    "ten megabytes": HEAD + b"\r\n" + b"Yellow clover. " * 690_000,
    "html, deep": HEAD + b"Content-Type: text/html\r\n\r\n" + b"<div>" * 50_000 + b"x",
    "html, quotes": HEAD + b"Content-Type: text/html\r\n\r\n" + b"<blockquote>" * 50_000 + b"x",
    "html, tables": HEAD + b"Content-Type: text/html\r\n\r\n" + b"<table><tr><td>x</td></tr></table>" * 8_000,
    "a name of a file": HEAD + b'Content-Type: a/b; name="' + b"../" * 100_000 + b'"\r\n\r\nx',
    "continued names": HEAD
    + b"Content-Type: a/b; "
    + b"".join(b"name*%d*=x; " % n for n in range(5_000))
    + b"\r\n\r\nx",
    "a report in a report": HEAD + b"Content-Type: message/rfc822\r\n\r\n" * 2_000 + b"x",
}


@pytest.mark.parametrize("name", BOMBS)
def test_a_bomb_goes_off_outside(name: str) -> None:
    began = time.process_time()
    read = reading.read(BOMBS[name])
    assert time.process_time() - began < 2 * SECOND, name
    assert len(read.words) <= 60_000


@pytest.mark.parametrize(
    "charset",
    [
        "utf-8",
        "iso-8859-1",
        "iso-8859-15",
        "windows-1252",
        "koi8-r",
        "iso-2022-jp",
        "shift_jis",
        "gb2312",
        "big5",
        "euc-kr",
    ],
)
def test_what_says_how_it_is_written_is_read_right(charset: str) -> None:
    words = {"koi8-r": "Жёлтый клевер", "iso-2022-jp": "黄色いクローバー", "shift_jis": "クローバー", "gb2312": "黄色三叶草",
             "big5": "黃色三葉草", "euc-kr": "노란 클로버"}.get(charset, "Gelber Klee, süß und schön")  # fmt: skip
    made = EmailMessage()
    made["From"] = "ruth@aldervalley.example"
    made["Subject"] = "x"
    made.set_content(words, charset=charset)
    assert reads(made.as_bytes()).words == words


@pytest.mark.parametrize("charset", ["none-such", "", "rot13", "zlib", "idna", "punycode", "hex", "\xff\x00"])
def test_what_does_not_is_read_as_it_can_be(charset: str) -> None:
    raw = HEAD + f'Content-Type: text/plain; charset="{charset}"\r\n\r\n'.encode() + "Süß".encode()
    assert reads(raw).words == "Süß"
    assert reads(raw[:-1] + b"\xff").words


@pytest.mark.django_db
def test_what_no_database_keeps_stops_no_letter(ruth: Person, soil_and_table: Community) -> None:
    """NUL anywhere, and half a character, which UTF-7 can spell."""
    nul = letter(words="a\x00b", subject="c\x00d", message_id="").replace(
        b"Subject:", b"Message-ID: <a\x00b@x>\r\nSubject:"
    )
    assert comes(nul).state == State.POSTED
    half = (
        HEAD
        + b"Content-Type: text/plain; charset=utf-7; name*=utf-7''+2AA-\r\nSubject: =?utf-7?q?+2AA-?=\r\n\r\n+2AA- x"
    )
    assert comes(half).state == State.POSTED
    assert comes(letter(words="z"), sender="a\x00b@x.example").state == State.POSTED
    assert comes(letter("a\x00b@x.example", proof=[])).state == State.QUARANTINED
