"""`barnraiser up`: everything a network needs, on one port, until it is asked to stop."""

import shlex
import sys
import time
from argparse import ArgumentParser
from typing import Any

from django.conf import settings
from django.core.management import call_command
from django.core.management.base import BaseCommand
from django.db import connection, connections

from barnraiser.config import serving
from barnraiser.config.settings.environment import DATA, ROOT, read
from barnraiser.ground.checks import refuse_unsafe_start

HOST = "127.0.0.1"
MAIL_PORT = 1025


class Command(BaseCommand):
    help = "Prepare the database, then run server and worker until asked to stop."
    requires_system_checks: list[str] = []

    def add_arguments(self, parser: ArgumentParser) -> None:
        parser.add_argument("--port", type=int, help="the port; without it 8000, or the next that is free")
        parser.add_argument(
            "--host", default=HOST, help="the address to listen on (a proxy stands before it)"
        )
        parser.add_argument("--greeting", default="", help="words to print under the address")

    def handle(self, *args: Any, **options: Any) -> None:
        prepare()
        port = self._port(options["port"], options["host"])
        address = read("ADDRESS", f"http://localhost:{port}")
        mail_port = serving.free_port(MAIL_PORT, HOST)
        household = serving.Household(
            commands(port, options["host"], mail_port), environment(address, mail_port)
        )
        with household.at_work():
            if self._comes_up(household, port, options["host"]):
                self._greet(address, options["greeting"])
            trouble = household.wait()
        if trouble:
            sys.exit(trouble)

    def _port(self, wanted: int | None, host: str) -> int:
        if wanted is not None:
            if not serving.is_free(wanted, host):
                sys.exit(f"Port {wanted} is taken. Choose another with --port.")
            return wanted
        port = serving.free_port(8000, host)
        if port != 8000:
            self.stdout.write(f"Port 8000 is taken, so {port} it is.")
        return port

    def _comes_up(self, household: serving.Household, port: int, host: str) -> bool:
        while not (household.asked_to_stop or household.first_gone()):
            if serving.answers(port, host):
                return True
            time.sleep(0.1)
        return False

    def _greet(self, address: str, greeting: str) -> None:
        self.stdout.write(f"\n{settings.NETWORK_NAME} is at {address}\n{greeting}\nCtrl-C stops it.")
        self.stdout.flush()


def prepare() -> None:
    """The data folder is the owner's alone, the database is safe to write to and up to date, the styles are in place."""
    refuse_unsafe_start()
    if connection.vendor == "sqlite":
        DATA.mkdir(parents=True, exist_ok=True)
        DATA.chmod(0o700)
    call_command("migrate", verbosity=0, interactive=False)
    call_command("relist_people", "--missing", verbosity=0)
    call_command("reword", "--missing", verbosity=0)
    settings.STATIC_ROOT.mkdir(parents=True, exist_ok=True)
    if not settings.DEVELOPMENT:
        call_command("collectstatic", verbosity=0, interactive=False)
    connections.close_all()


def commands(port: int, host: str, mail_port: int) -> dict[str, list[str]]:
    """What runs side by side. While developing, all of it starts again when the code changes."""
    python = [sys.executable, "-m"]
    worker = [*python, "barnraiser.cli", "ox_worker", "--interval", "0.5", "--verbosity", "0"]
    mail_in = {"mail in": [*python, "barnraiser.cli", "mail_in"]} if settings.MAIL_IN else {}
    server = [
        *python, "uvicorn", "barnraiser.config.asgi:application", "--host", host, "--port", str(port),
        "--lifespan", "off", "--timeout-graceful-shutdown", "3", "--no-server-header", "--no-access-log",
        "--log-level", "warning",
    ]  # fmt: skip
    if not settings.DEVELOPMENT:
        several = ["--workers", str(settings.SERVERS)] if settings.SERVERS > 1 else []
        return {"server": [*server, *several], "worker": worker, **mail_in}
    watched = [str(ROOT / "barnraiser"), str(ROOT / "engine" / "tiework")]
    return {
        "server": [*server, *(word for folder in watched for word in ("--reload-dir", folder)), "--reload"],
        "worker": [*python, "watchfiles", "--filter", "python", shlex.join(worker), *watched],
        "mail catcher": [*python, "barnraiser.cli", "catch_mail", "--port", str(mail_port)],
        **mail_in,
    }


def environment(address: str, mail_port: int) -> dict[str, str]:
    """What the children need to know beyond what the host has set."""
    told = {"BARNRAISER_ADDRESS": address}
    if settings.DEVELOPMENT and not read("SMTP"):
        told["BARNRAISER_SMTP"] = f"{HOST}:{mail_port}"
    return told
