"""A mail server of the story's own: what the house sends goes over a real connection, and lies here as it arrived."""

import email
import os
from collections.abc import Iterator
from contextlib import contextmanager
from email.message import EmailMessage
from email.policy import default
from typing import Any

from aiosmtpd.controller import Controller
from pytest_django import Settings

from barnraiser.config.serving import free_port


class Postbox:
    def __init__(self) -> None:
        self.letters: list[tuple[str, EmailMessage]] = []

    async def handle_DATA(self, server: Any, session: Any, envelope: Any) -> str:  # noqa: N802 - the server's name
        letter = email.message_from_bytes(envelope.content, _class=EmailMessage, policy=default)
        self.letters += [(address, letter) for address in envelope.rcpt_tos]
        return "250 Taken"

    def to(self, address: str) -> list[EmailMessage]:
        return [letter for to, letter in self.letters if to == address]


def words(letter: EmailMessage, kind: str = "plain") -> str:
    body = letter.get_body((kind,))
    assert body, f"the letter has no {kind} part"
    return str(body.get_content())


@contextmanager
def opened(settings: Settings) -> Iterator[Postbox]:
    """While it is open, every letter of the house goes there."""
    box, port = Postbox(), free_port(22_025 + os.getpid() % 5_000, "127.0.0.1")
    controller = Controller(box, "127.0.0.1", port)
    controller.start()
    before = settings.MAILERS
    settings.MAILERS = {
        "default": {
            "BACKEND": "django.core.mail.backends.smtp.EmailBackend",
            "OPTIONS": {"host": "127.0.0.1", "port": port, "timeout": 10},
        }
    }
    try:
        yield box
    finally:
        settings.MAILERS = before
        controller.stop()
