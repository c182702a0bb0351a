"""Both sides of a mail server: one that answers as it is told and remembers what it took, and the house's own door."""

import socket
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from dataclasses import dataclass, field
from typing import Any

from aiosmtpd.controller import Controller
from aiosmtpd.smtp import SMTP
from pytest_django import Settings

from barnraiser.acts.lists import server

type Says = Callable[[str, int], str]


@dataclass
class Sink:
    """`says(recipient, how often it was asked for it)` is the answer to a letter; `taken` what it said yes to."""

    says: Says = lambda _to, _times: "250 Taken"
    taken: list[tuple[str, str, bytes]] = field(default_factory=list)
    asked: dict[str, int] = field(default_factory=dict)

    async def handle_DATA(self, server: Any, session: Any, envelope: Any) -> str:  # noqa: N802 - the server's name
        [to] = envelope.rcpt_tos
        self.asked[to] = self.asked.get(to, 0) + 1
        answer = self.says(to, self.asked[to])
        if answer.startswith("250"):
            self.taken.append((envelope.mail_from, to, envelope.content))
        return answer


@contextmanager
def serving(settings: Settings, sink: Sink) -> Iterator[int]:
    """Letters go to the sink; its port is given. The house is told of no other mail server."""
    port = a_free_port()
    door = Controller(sink, hostname="127.0.0.1", port=port)
    door.start()
    try:
        settings.MAILERS = mailers(port)
        yield port
    finally:
        door.stop()


def mailers(port: int) -> dict[str, Any]:
    options = {"host": "127.0.0.1", "port": port, "timeout": 5}
    return {"default": {"BACKEND": "django.core.mail.backends.smtp.EmailBackend", "OPTIONS": options}}


def a_free_port() -> int:
    with socket.socket() as one:
        one.bind(("127.0.0.1", 0))
        return int(one.getsockname()[1])


class Door(Controller):
    kind = "smtp"

    def factory(self) -> SMTP:
        return server.protocol(self.kind)

    def _trigger_server(self) -> None:
        """No first knock: the door is made when somebody comes."""
        with socket.create_connection((self.hostname, self.port), 5):
            pass


@contextmanager
def standing_open(kind: str) -> Iterator[int]:
    port = a_free_port()
    door = Door(object(), hostname="127.0.0.1", port=port)
    door.kind = kind
    door.start()
    try:
        yield port
    finally:
        door.stop()
