"""The door, against real listeners on this machine."""

import gzip
import socket
import ssl
import time
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest

from barnraiser.ground.outside import Page, Trouble, Unread, fetch, lines, standing_in
from tests.certificates import certificate_for
from tests.outside import Outside, answer, outside, sent_on

HTML = ("text/html",)
NAMES = ("fields.example", "other.example")
# `{}` is the port of a listener on every loopback address of this machine.
SPELLINGS = [
    "http://127.0.0.1:{}/", "http://127.1:{}/", "http://127.0.1:{}/", "http://2130706433:{}/", "http://0x7f000001:{}/",
    "http://0x7f.0.0.1:{}/", "http://0177.0.0.1:{}/", "http://017700000001:{}/", "http://127.0.0.01:{}/",
    "http://127.000.000.001:{}/", "http://127.0.0.1.:{}/", "http://127.8.8.8:{}/", "http://0.0.0.0:{}/", "http://0:{}/",
    "http://[::1]:{}/", "http://[::]:{}/", "http://[0:0:0:0:0:0:0:1]:{}/", "http://[::ffff:127.0.0.1]:{}/",
    "http://[::ffff:7f00:1]:{}/", "http://[::127.0.0.1]:{}/", "http://[64:ff9b::7f00:1]:{}/",
    "http://[64:ff9b:1::7f00:1]:{}/", "http://[2002:7f00:1::]:{}/", "http://[2001:0:7f00:1::]:{}/", "http://[fe80::1]:{}/",
    "http://[::1%25lo]:{}/", "http://169.254.169.254:{}/", "http://10.0.0.1:{}/",
    "http://localhost:{}/", "http://LOCALHOST:{}/", "http://localhost.:{}/", "http://a.localhost:{}/",
    "http://localhost.localdomain:{}/", "http://１２７.０.０.１:{}/", "http://127。0。0。1:{}/", "http://①②⑦.0.0.1:{}/",
    "http://ｌｏｃａｌｈｏｓｔ:{}/", "http://good.example@127.0.0.1:{}/", "http://127.0.0.1:{}@good.example/",
    "http://good.example\\@127.0.0.1:{}/", "http://127.0.0.1:{}\\.good.example/", "http://%31%32%37.0.0.1:{}/",
    "http:127.0.0.1:{}/", "http:///127.0.0.1:{}/", "//127.0.0.1:{}/", "file:///etc/passwd#{}", "gopher://127.0.0.1:{}/",
    "ftp://127.0.0.1:{}/", "dict://127.0.0.1:{}/", "http://fields.example:25/{}", "data:text/html,{}",
]  # fmt: skip
ANSWERS = [
    "127.0.0.1",
    "::1",
    "::ffff:127.0.0.1",
    "0.0.0.0",  # noqa: S104
    "169.254.169.254",
    "64:ff9b::7f00:1",
    "2002:7f00:1::",
]


class Listeners:
    """What stands on every loopback address, and each attempt at a connection anywhere."""

    def __init__(self, four: Outside, six: Outside | None, dialled: list[Any]) -> None:
        self.here, self.port, self.dialled = four, four.port, dialled
        self._all = [four, *([six] if six else [])]

    @property
    def connections(self) -> int:
        return sum(each.connections for each in self._all) + len(self.dialled)


@pytest.fixture
def listeners(monkeypatch: pytest.MonkeyPatch, settings: Any) -> Iterator[Listeners]:
    dialled: list[Any] = []
    real = socket.create_connection

    def noted(end: tuple[str, int], **options: Any) -> socket.socket:
        dialled.append(end)
        return real(end, **options)

    monkeypatch.setattr("socket.create_connection", noted)
    with outside("0.0.0.0") as four:  # noqa: S104
        settings.OUTSIDE_PORTS = {four.port}
        settings.ALLOWED_HOSTS = []
        try:
            with outside("::1", four.port) as six:
                yield Listeners(four, six, dialled)
        except OSError:  # no IPv6 here
            yield Listeners(four, None, dialled)


@pytest.fixture
def there() -> Iterator[Outside]:
    """A server that answers for the names of `NAMES`."""
    with outside() as here, standing_in(here.port, *NAMES):
        yield here


def trouble(
    url: str, *, most_bytes: int = 10_000, seconds: float = 20, accept: tuple[str, ...] = HTML
) -> Trouble:
    with pytest.raises(Unread) as caught:
        fetch(url, most_bytes=most_bytes, accept=accept, seconds=seconds)
    return caught.value.trouble


def read(url: str, accept: tuple[str, ...] = HTML) -> Page:
    return fetch(url, most_bytes=10_000, accept=accept, seconds=20)


def test_no_spelling_of_an_inner_address_is_ever_dialled(listeners: Listeners) -> None:
    assert len(SPELLINGS) >= 40
    for spelling in SPELLINGS:
        assert trouble(spelling.format(listeners.port)) == Trouble.UNREACHABLE, spelling
    assert listeners.connections == 0


def test_no_name_that_leads_inside_is_ever_dialled(
    listeners: Listeners, monkeypatch: pytest.MonkeyPatch
) -> None:
    for answers in (*([address] for address in ANSWERS), ["8.8.8.8", "127.0.0.1"]):
        monkeypatch.setattr(lines, "resolve", lambda host, port, found=answers: found)
        assert trouble(f"http://fields.example:{listeners.port}/") == Trouble.UNREACHABLE, answers
    assert listeners.connections == 0


def test_the_listeners_would_have_heard_it(listeners: Listeners, monkeypatch: pytest.MonkeyPatch) -> None:
    """The two tests above prove something: without the rule, the same call arrives."""
    monkeypatch.setattr(lines, "resolve", lambda host, port: ["127.0.0.1"])
    monkeypatch.setattr(lines, "is_public", lambda address: True)
    listeners.here.pages[f"fields.example:{listeners.port}/"] = answer("Hello")
    assert read(f"http://fields.example:{listeners.port}/").text == "Hello"
    assert listeners.connections == 2


def test_a_name_is_looked_up_once_and_what_was_looked_at_is_dialled(
    listeners: Listeners, monkeypatch: pytest.MonkeyPatch
) -> None:
    """A name whose answer changes between two look-ups has no second look-up."""
    answers = iter([["127.0.0.1"], ["10.0.0.1"]])
    monkeypatch.setattr(lines, "resolve", lambda host, port: next(answers))
    monkeypatch.setattr(lines, "is_public", lambda address: address == "127.0.0.1")
    listeners.here.pages[f"fields.example:{listeners.port}/"] = answer("Hello")
    assert read(f"http://fields.example:{listeners.port}/").text == "Hello"
    assert listeners.dialled == [("127.0.0.1", listeners.port)]
    assert trouble(f"http://fields.example:{listeners.port}/") == Trouble.UNREACHABLE
    assert len(listeners.dialled) == 1


def test_no_redirect_leads_inside(listeners: Listeners) -> None:
    with standing_in(listeners.port, "fields.example"):
        for spelling in SPELLINGS:
            to = spelling.format(listeners.port).encode().decode("latin-1")
            listeners.here.pages["fields.example/"] = sent_on(to)
            assert trouble("http://fields.example/") in (Trouble.UNREACHABLE, Trouble.ANSWERED_NO), spelling
    assert set(listeners.dialled) == {("127.0.0.1", listeners.port)}
    hosts = {line for said in listeners.here.asked for line in said.split("\r\n") if line.startswith("Host:")}
    assert hosts == {"Host: fields.example"}, "only the first hop, and what stayed on its host"


def test_closed_silent_and_inner_places_read_the_same(
    listeners: Listeners, monkeypatch: pytest.MonkeyPatch
) -> None:
    """Neither the words nor anything in them tells an address or whether a port is open."""
    monkeypatch.setattr(lines, "resolve", lambda host, port: [])
    with socket.socket() as silent, socket.socket() as closed:
        for each in (silent, closed):
            each.bind(("127.0.0.1", 0))
        silent.listen()
        said = {trouble("http://127.0.0.1/"), trouble("http://nobody.example/")}
        for each in (silent, closed):
            with standing_in(each.getsockname()[1], "fields.example"):
                said.add(trouble("http://fields.example/", seconds=0.3))
    assert said == {Trouble.UNREACHABLE}
    assert not any(character.isdigit() for trouble in Trouble for character in trouble)


def test_a_page_is_read_and_we_say_little_of_ourselves(there: Outside, settings: Any) -> None:
    settings.NETWORK_NAME = "Ålder\r\nX-Evil: 1 Valley"
    there.pages["fields.example/@ifeoma?a=b"] = answer("<p>Ifeoma", set_cookie="a=b")
    page = read("http://fields.example/@ifeoma?a=b#top")
    assert (page.url, page.kind, page.text) == ("http://fields.example/@ifeoma?a=b", "text/html", "<p>Ifeoma")
    read("http://fields.example/@ifeoma?a=b")
    for said in there.asked:
        names = {line.partition(":")[0] for line in said.split("\r\n")[1:] if line}
        assert names == {"Host", "User-Agent", "Accept", "Accept-Encoding", "Connection"}
        assert "User-Agent: lderX-Evil 1 Valley (a members' network" in said


def test_redirects_are_followed_four_times(there: Outside) -> None:
    for hop in range(4):
        there.pages[f"fields.example/{hop}"] = sent_on(f"/{hop + 1}", status=(301, 302, 307, 308)[hop])
    there.pages["fields.example/4"] = answer("Here")
    assert read("http://fields.example/0").url == "http://fields.example/4"
    there.pages["fields.example/4"] = sent_on("http://other.example/0")
    assert trouble("http://fields.example/0") == Trouble.GOES_ROUND
    there.pages["fields.example/round"] = sent_on("/round")
    assert trouble("http://fields.example/round") == Trouble.GOES_ROUND


def test_what_is_too_large_is_let_go_of_midway(there: Outside) -> None:
    sent = 0

    def endless(line: socket.socket) -> None:
        nonlocal sent
        line.sendall(answer(b"", content_length="20000000"))
        while sent < 20_000_000:
            line.sendall(b"x" * 65_536)
            sent += 65_536

    there.pages["fields.example/"] = endless
    assert trouble("http://fields.example/") == Trouble.TOO_LARGE
    assert sent < 10_000_000


def test_a_packed_page_is_unpacked_no_further_than_the_limit(there: Outside) -> None:
    bomb = gzip.compress(gzip.compress(b"\0" * 20_000_000))
    for body, encoding in ((gzip.compress(b"\0" * 20_000_000), "gzip"), (bomb, "gzip, gzip"), (bomb, "br")):
        there.pages["fields.example/"] = answer(body, content_encoding=encoding)
        assert trouble("http://fields.example/") in (Trouble.TOO_LARGE, Trouble.OF_ANOTHER_KIND)
    there.pages["fields.example/"] = answer(gzip.compress(b"Hello"), content_encoding="gzip")
    assert read("http://fields.example/").text == "Hello"
    for broken in (gzip.compress(b"Hello")[:-9], b"no gzip"):
        there.pages["fields.example/"] = answer(broken, content_encoding="gzip")
        assert trouble("http://fields.example/") == Trouble.UNREACHABLE


def test_a_page_in_pieces_is_read_whole_or_not_at_all(there: Outside) -> None:
    start = b"HTTP/1.1 200 OK\r\nContent-Type: text/html\r\nTransfer-Encoding: chunked\r\n\r\n"
    there.pages["fields.example/"] = start + b"5\r\nHello\r\n2;x=y\r\n, \r\n5\r\nthere\r\n0\r\n\r\n"
    assert read("http://fields.example/").text == "Hello, there"
    there.pages["fields.example/"] = start + b"5\r\nHello\r\nffff\r\nand no more"
    assert trouble("http://fields.example/") == Trouble.UNREACHABLE
    there.pages["fields.example/"] = b"HTTP/1.0 200 OK\r\nContent-Type: text/html\r\n\r\nOld"
    assert read("http://fields.example/").text == "Old"


def test_who_drips_is_not_waited_for(there: Outside) -> None:
    def drips(start: bytes, drop: bytes) -> Any:
        def send(line: socket.socket) -> None:
            line.sendall(start)
            for _ in range(1_000):
                line.sendall(drop)
                time.sleep(0.02)

        return send

    there.pages["fields.example/body"] = drips(answer(b"", content_length="99999"), b"x")
    there.pages["fields.example/head"] = drips(b"HTTP/1.1 200 OK\r\n", b"X-A: b\r\n")
    there.pages["fields.example/still"] = drips(b"", b"HTTP/1.1 100 Continue\r\n\r\n")
    for path in ("body", "head", "still"):
        began = time.monotonic()
        assert trouble(f"http://fields.example/{path}", seconds=0.3) == Trouble.UNREACHABLE
        assert time.monotonic() - began < 8


def test_only_the_kinds_that_were_asked_for_are_read(there: Outside) -> None:
    for kind in ("application/pdf", "image/png", "text/plain", "", "text/htmlish", ";;"):
        there.pages["fields.example/"] = answer("<p>Hello", kind=kind)
        assert trouble("http://fields.example/") == Trouble.OF_ANOTHER_KIND, kind
    there.pages["fields.example/"] = answer(b"x", kind="image/png")
    assert read("http://fields.example/", accept=("image/",)).kind == "image/png"


def test_nonsense_is_a_plain_sentence(there: Outside) -> None:
    for said in (b"", b"\0\xff\r\n\r\n", b"HTTP/1.1 two hundred\r\n\r\n", b"HTTP/1.1 200 OK\r\nContent-Type: text/html\r\n"
                 b"Content-Length: 9\r\n\r\nshort", b"HTTP/1.1 200 OK\r\n" + b"A: b\r\n" * 200 + b"\r\n",
                 b"HTTP/1.1 200 OK\r\nA: " + b"b" * 70_000 + b"\r\n\r\n", sent_on(""), sent_on("http://[")):  # fmt: skip
        there.pages["fields.example/"] = said
        assert trouble("http://fields.example/") in (Trouble.UNREACHABLE, Trouble.GOES_ROUND), said[:60]
    for status in (204, 304, 404, 410, 500):
        there.pages["fields.example/"] = answer("<p>Hello", status=status)
        assert trouble("http://fields.example/") == Trouble.ANSWERED_NO


def test_the_certificate_must_be_the_names_own(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    chain = certificate_for("fields.example", tmp_path)
    spoken = ssl.SSLContext(ssl.PROTOCOL_TLS_SERVER)
    spoken.load_cert_chain(chain)
    monkeypatch.setattr(lines, "trusted", lambda: ssl.create_default_context(cafile=str(chain)))
    with outside(secured=spoken) as there, standing_in(there.port, *NAMES):
        there.pages["fields.example/"] = there.pages["other.example/"] = answer("Hello")
        assert read("https://fields.example/").text == "Hello"
        assert trouble("https://other.example/") == Trouble.UNREACHABLE
        monkeypatch.undo()
        with standing_in(there.port, *NAMES):
            assert trouble("https://fields.example/") == Trouble.UNREACHABLE, "nobody vouches for it"
