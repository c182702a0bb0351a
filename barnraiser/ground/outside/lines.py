"""A line to exactly one address, held for a bounded time: the name is looked up once, and what was looked at is dialled."""

import io
import queue
import socket
import ssl
import time
from collections.abc import Buffer
from http.client import HTTPConnection
from threading import Thread
from typing import Any

from django.conf import settings
from django.utils.http import is_same_domain

from .addresses import is_public
from .destinations import Destination
from .standing_in import stand_in_for
from .troubles import Trouble, Unread

CONNECTING, READING = 5.0, 5.0
MOST_TRIED = 3


class Deadline:
    """The moment at which a fetch ends, whatever the other side does."""

    def __init__(self, seconds: float) -> None:
        self._end = time.monotonic() + seconds

    def left(self, most: float) -> float:
        """Seconds until then, at most so many. Raises TimeoutError when it is over."""
        left = self._end - time.monotonic()
        if left <= 0:
            raise TimeoutError
        return min(left, most)


def resolve(host: str, port: int) -> list[str]:
    """Every address the name has, as the system answers. Tests put their own answers here."""
    rows = socket.getaddrinfo(host, port, type=socket.SOCK_STREAM)
    return list(dict.fromkeys(str(row[4][0]) for row in rows))


def addresses_of(host: str, port: int, deadline: Deadline) -> list[str]:
    """The name's addresses, asked for once, within the time. Raises Unread unless there are some and all are public."""
    answers: queue.SimpleQueue[list[str]] = queue.SimpleQueue()
    Thread(target=lambda: answers.put(_answered(host, port)), daemon=True).start()
    try:
        found = answers.get(timeout=deadline.left(CONNECTING))
    except queue.Empty as error:
        raise Unread(Trouble.UNREACHABLE) from error
    if not found or not all(is_public(address) for address in found):
        raise Unread(Trouble.UNREACHABLE)
    return found


def _answered(host: str, port: int) -> list[str]:
    try:
        return resolve(host, port)
    except (OSError, UnicodeError):
        return []


def is_this_house(host: str) -> bool:
    """Whether the name is the house's own: it does not visit itself."""
    return any(name != "*" and is_same_domain(host, name.lower()) for name in settings.ALLOWED_HOSTS)


def dial(to: Destination, deadline: Deadline) -> socket.socket:
    """A connection to the place, TLS where it asks for it. Raises Unread where there is none to be had."""
    stand_in = stand_in_for(to.host) if to.port is None else None
    if stand_in is None and (to.dialled not in settings.OUTSIDE_PORTS or is_this_house(to.host)):
        raise Unread(Trouble.UNREACHABLE)
    ends = [stand_in] if stand_in else [(a, to.dialled) for a in addresses_of(to.host, to.dialled, deadline)]
    for end in ends[:MOST_TRIED]:
        try:
            line = socket.create_connection(end, timeout=deadline.left(CONNECTING))
        except OSError:
            continue
        return _secured(line, to.host, deadline) if to.scheme == "https" else line
    raise Unread(Trouble.UNREACHABLE)


def trusted() -> ssl.SSLContext:
    """Whose certificates are believed: those the system believes."""
    return ssl.create_default_context()


def _secured(line: socket.socket, host: str, deadline: Deadline) -> socket.socket:
    try:
        line.settimeout(deadline.left(CONNECTING))
        return trusted().wrap_socket(line, server_hostname=host)
    except BaseException:
        line.close()
        raise


class _Bounded(io.RawIOBase):
    """What the other side sends, none of it waited for longer than the time that is left."""

    def __init__(self, line: socket.socket, deadline: Deadline) -> None:
        self._line, self._deadline = line, deadline

    def readable(self) -> bool:
        return True

    def readinto(self, buffer: Buffer) -> int:
        self._line.settimeout(self._deadline.left(READING))
        return self._line.recv_into(buffer)


class _Line:
    """What `http.client` asks of a socket."""

    def __init__(self, line: socket.socket, deadline: Deadline) -> None:
        self._line, self._deadline = line, deadline

    def sendall(self, sent: bytes) -> None:
        self._line.settimeout(self._deadline.left(READING))
        self._line.sendall(sent)

    def makefile(self, *args: Any, **options: Any) -> io.BufferedReader:
        return io.BufferedReader(_Bounded(self._line, self._deadline))

    def close(self) -> None:
        """Not yet: `http.client` lets go of a line before it has read what comes over it."""


class Connection(HTTPConnection):
    """HTTP over a line that is open already. It dials nothing by itself, and knows no proxy."""

    def __init__(self, to: Destination, deadline: Deadline) -> None:
        super().__init__(to.host, to.dialled)
        self._to, self._deadline = to, deadline
        self._open: socket.socket | None = None

    def connect(self) -> None:
        self._open = dial(self._to, self._deadline)
        self.sock = _Line(self._open, self._deadline)

    def hang_up(self) -> None:
        if self._open is not None:
            self._open.close()
