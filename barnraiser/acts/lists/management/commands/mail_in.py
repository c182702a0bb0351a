"""`barnraiser mail_in`: takes mail for communities and conversations from the host's mail server, until asked to stop."""

import asyncio
import signal
from argparse import ArgumentParser
from typing import Any
from urllib.parse import urlsplit

from django.conf import settings
from django.core.management.base import BaseCommand, CommandError

from barnraiser.acts.lists import server

DEFAULT = "lmtp://127.0.0.1:8024"


class Command(BaseCommand):
    help = "Take mail for communities and conversations, by LMTP or SMTP, until asked to stop."
    requires_system_checks: list[str] = []

    def add_arguments(self, parser: ArgumentParser) -> None:
        parser.add_argument("--listen", default=settings.MAIL_IN or DEFAULT, help=f"by default {DEFAULT}")

    def handle(self, *args: Any, **options: Any) -> None:
        asyncio.run(self._serve(*where(options["listen"])))

    async def _serve(self, kind: str, host: str, port: int) -> None:
        loop, stop = asyncio.get_running_loop(), asyncio.Event()
        for each in (signal.SIGTERM, signal.SIGINT):
            loop.add_signal_handler(each, stop.set)
        door = await loop.create_server(lambda: server.protocol(kind), host, port)
        self.stdout.write(f"Mail for {settings.MAIL_DOMAIN} comes in by {kind}://{host}:{port}")
        self.stdout.flush()
        async with door:
            await stop.wait()


def where(address: str) -> tuple[str, str, int]:
    """The kind of door, the host and the port that an address like `lmtp://127.0.0.1:8024` names."""
    try:
        parts = urlsplit(address)
        kind, host, port = parts.scheme, parts.hostname, parts.port
    except ValueError as trouble:
        raise CommandError(f"{address} is no address to listen at.") from trouble
    if kind not in ("lmtp", "smtp") or not host or not port:
        raise CommandError(f"{address} is no address to listen at: write it like {DEFAULT}.")
    return kind, host, port
