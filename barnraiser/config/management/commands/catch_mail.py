"""`barnraiser catch_mail`: takes every letter, delivers none, and shows what it took. For development."""

import email
import signal
from argparse import ArgumentParser
from email.message import EmailMessage
from email.policy import default
from pathlib import Path
from typing import Any

from django.core.management.base import BaseCommand, OutputWrapper

from barnraiser.config.settings.environment import DATA
from barnraiser.ground.models import new_code


class Catcher:
    """Keeps each letter as a file and prints it as a person would read it."""

    def __init__(self, folder: Path, out: OutputWrapper) -> None:
        self.folder, self.out = folder, out

    async def handle_DATA(self, server: Any, session: Any, envelope: Any) -> str:  # noqa: N802 - the server's name
        self.folder.mkdir(parents=True, exist_ok=True)
        path = self.folder / f"{new_code()}.eml"
        path.write_bytes(envelope.content)
        self.out.write(as_read(envelope.content, path))
        self.out.flush()
        return "250 Taken"


def as_read(content: bytes, path: Path) -> str:
    letter = email.message_from_bytes(content, _class=EmailMessage, policy=default)
    body = letter.get_body(("plain",))
    words = body.get_content().strip() if body else ""
    return f"\n── a letter ── {path}\nTo: {letter['To']}\nSubject: {letter['Subject']}\n\n{words}\n──"


class Command(BaseCommand):
    help = "Catch all mail on a loopback port, keep it in the data folder and print it."
    requires_system_checks: list[str] = []

    def add_arguments(self, parser: ArgumentParser) -> None:
        parser.add_argument("--port", type=int, default=1025)

    def handle(self, *args: Any, **options: Any) -> None:
        from aiosmtpd.controller import Controller

        stops = {signal.SIGTERM, signal.SIGINT}
        signal.pthread_sigmask(signal.SIG_BLOCK, stops)
        controller = Controller(Catcher(DATA / "mail", self.stdout), "127.0.0.1", options["port"])
        controller.start()
        self.stdout.write(f"Mail is caught on 127.0.0.1:{options['port']} and kept in {DATA / 'mail'}")
        self.stdout.flush()
        signal.sigwait(stops)
        controller.stop()
