"""The door: real conversations by LMTP and SMTP."""

import smtplib
import socket

import pytest
from django.db import OperationalError

from barnraiser.acts.lists import actions
from barnraiser.acts.lists.models import Arrival, Raw
from barnraiser.communities.models import Community
from barnraiser.people.models import Person

from .sink import standing_open
from .telling import DOMAIN, ROOM, RUTH, letter

pytestmark = pytest.mark.django_db(transaction=True)
NOBODY = f"nobody@{DOMAIN}"
SUBSCRIBE = f"soil-and-table-subscribe@{DOMAIN}"


class Line:
    """LMTP by hand: the standard library reads one answer for many recipients."""

    def __init__(self, port: int) -> None:
        self.line = socket.create_connection(("127.0.0.1", port), 10)
        self.file = self.line.makefile("rb")
        assert self.read().startswith("220")

    def __enter__(self) -> "Line":
        return self

    def __exit__(self, *trouble: object) -> None:
        self.file.close()
        self.line.close()

    def read(self) -> str:
        said = self.file.readline().decode().rstrip()
        while said[3:4] == "-":
            said = self.file.readline().decode().rstrip()
        return said

    def say(self, words: str) -> str:
        self.line.sendall(words.encode() + b"\r\n")
        return self.read()

    def data(self, raw: bytes, answers: int) -> list[str]:
        assert self.say("DATA").startswith("354")
        body = raw.replace(b"\r\n.", b"\r\n..")
        self.line.sendall(body + (b"" if body.endswith(b"\r\n") else b"\r\n") + b".\r\n")
        return [self.read() for _ in range(answers)]


def test_each_recipient_has_an_answer(ruth: Person, soil_and_table: Community) -> None:
    raw = letter(words="Line.\n.dotted\n..twice\n")
    with standing_open("lmtp") as port, Line(port) as line:
        assert line.say("LHLO mx").startswith("250")
        assert line.say(f"MAIL FROM:<{RUTH}>").startswith("250")
        assert line.say(f"RCPT TO:<{ROOM}>").startswith("250")
        assert line.say(f"RCPT TO:<{NOBODY}>").startswith("550")
        assert line.say(f"RCPT TO:<{SUBSCRIBE}>").startswith("250")
        assert [a[:3] for a in line.data(raw, 2)] == ["250", "250"]
        assert line.say("QUIT").startswith("221")
    assert {a.recipient for a in Arrival.objects.all()} == {ROOM, SUBSCRIBE}
    assert {bytes(each.data) for each in Raw.objects.all()} == {raw}


def test_smtp_and_an_empty_sender(ruth: Person, soil_and_table: Community) -> None:
    with standing_open("smtp") as port, smtplib.SMTP("127.0.0.1", port, timeout=10) as line:
        assert line.sendmail(RUTH, [ROOM, NOBODY], letter()) == {
            NOBODY: (550, b"5.1.1 There is no such address")
        }
        assert line.sendmail("", [ROOM], letter(words="Other.")) == {}
    assert sorted(Arrival.objects.values_list("sender", flat=True)) == ["", RUTH]


def test_what_is_too_large_is_refused(ruth: Person, soil_and_table: Community) -> None:
    with standing_open("smtp") as port, smtplib.SMTP("127.0.0.1", port, timeout=30) as line:
        line.ehlo()
        for body in (b"x" * 70 + b"\r\n", b"y" * 900 + b"\r\n"):
            line.mail(RUTH)
            line.rcpt(ROOM)
            assert line.data(letter() + body * (10_600_000 // len(body)))[0] == 552
    assert not Arrival.objects.exists()


def test_a_busy_database_asks_to_come_again(
    ruth: Person, soil_and_table: Community, monkeypatch: pytest.MonkeyPatch
) -> None:
    take_in = actions.take_in

    def busy(*, sender: str, to: str, raw: bytes) -> Arrival:
        if to == SUBSCRIBE:
            raise OperationalError("database is locked")
        return take_in(sender=sender, to=to, raw=raw)

    monkeypatch.setattr(actions, "take_in", busy)
    with standing_open("lmtp") as port, Line(port) as line:
        line.say("LHLO mx")
        line.say(f"MAIL FROM:<{RUTH}>")
        line.say(f"RCPT TO:<{ROOM}>")
        line.say(f"RCPT TO:<{SUBSCRIBE}>")
        assert [a[:3] for a in line.data(letter(), 2)] == ["250", "451"]
        monkeypatch.undo()
        monkeypatch.setattr("barnraiser.acts.lists.addresses.find", _breaks)
        line.say(f"MAIL FROM:<{RUTH}>")
        assert line.say(f"RCPT TO:<{ROOM}>").startswith("451")
    assert Arrival.objects.count() == 1


def _breaks(_address: str) -> None:
    raise OperationalError("database is locked")


def test_the_same_letter_many_times_at_once_is_one(ruth: Person, soil_and_table: Community) -> None:
    from concurrent.futures import ThreadPoolExecutor

    from barnraiser.acts.conversations.models import Message

    from .telling import happens

    raw = letter(message_id="one@ruth")

    def hands_in(number: int) -> int:
        with smtplib.SMTP("127.0.0.1", port, timeout=60) as line:
            line.sendmail(RUTH, [ROOM], b"X-Hop: %d\r\n" % (number % 5) + raw)
        return 1

    with standing_open("smtp") as port, ThreadPoolExecutor(8) as hands:
        assert sum(hands.map(hands_in, range(50))) == 50
    assert Arrival.objects.count() == 5
    happens()
    assert Message.objects.count() == 1


def test_lines_and_commands_that_are_none(ruth: Person, soil_and_table: Community) -> None:
    with standing_open("lmtp") as port, Line(port) as line:
        line.say("LHLO mx")
        for words in ("MAIL FROM:<a@b", "RCPT TO:<>", "NOOP", "\x00\x01", "HELO x", "VRFY ruth"):
            assert line.say(words)[:1] in "245"
        long = letter(words="short").replace(b"short", b"x" * 20_000)
        line.say(f"MAIL FROM:<{RUTH}>")
        line.say(f"RCPT TO:<{ROOM}>")
        assert line.data(long, 1)[0].startswith("250")
