"""Two houses on one net: each with a database of its own, its door for mail, and a worker; and a post office between them."""

import os
import smtplib
import sqlite3
import subprocess
import sys
import time
from collections.abc import Callable, Iterator, Mapping
from contextlib import closing, contextmanager
from dataclasses import dataclass, field
from email import message_from_bytes
from email.policy import SMTP
from email.utils import parseaddr
from pathlib import Path
from queue import Queue
from threading import Thread
from typing import Any

from aiosmtpd.controller import Controller
from django.db import connection

from .sink import a_free_port

ROOT = Path(__file__).parents[3]
# What tells a mail program that a list or a machine wrote.
SIGNS = ("List-Id", "List-Post", "List-Help", "List-Archive", "List-Subscribe", "List-Unsubscribe", "List-Unsubscribe-Post",
         "Precedence", "X-Loop", "Auto-Submitted", "X-Auto-Response-Suppress")  # fmt: skip


@dataclass(frozen=True, slots=True)
class Carried:
    sender: str
    to: str
    raw: bytes

    @property
    def is_automatic(self) -> bool:
        """What a house said by itself."""
        return b"Auto-Submitted: auto-replied" in self.raw and self.sender == ""


type Machine = Callable[[Carried], list[Carried]]


@dataclass(frozen=True, slots=True)
class House:
    domain: str
    folder: Path
    port: int

    @property
    def authserv(self) -> str:
        return f"mx.{self.domain}"

    def asked(self, question: str) -> Any:
        with closing(sqlite3.connect(self.folder / "db.sqlite3", timeout=20)) as line:
            return line.execute(question).fetchone()[0]

    def is_at_rest(self) -> bool:
        waits = self.asked("select count(*) from lists_arrival where state = 'waiting'")
        works = self.asked(
            "select count(*) from django_ox_oxtask where status = 'RUNNING' or (status = 'READY' and "
            "(run_after is null or run_after <= datetime('now')))"
        )
        return not waits and not works


def set_down(domain: str, folder: Path) -> House:
    """The house as it stands in the test's own database now, in a file that other processes can open."""
    folder.mkdir()
    (folder / "static").mkdir()
    connection.ensure_connection()
    with closing(sqlite3.connect(folder / "db.sqlite3")) as file:
        connection.connection.backup(file)
    return House(domain, folder, a_free_port())


@dataclass
class PostOffice:
    """Carries what either house sends, writes down each letter, and lets machines that sit at addresses answer.

    `strips` is the worst of forwarders: every sign of a list or a machine is gone when a letter arrives.
    """

    houses: Mapping[str, House]
    machines: dict[str, Machine] = field(default_factory=dict)
    strips: bool = False
    carried: list[Carried] = field(default_factory=list)
    waiting: "Queue[Carried | None]" = field(default_factory=Queue)

    async def handle_DATA(self, server: Any, session: Any, envelope: Any) -> str:  # noqa: N802 - the server's name
        for to in envelope.rcpt_tos:
            self.takes(Carried((envelope.mail_from or "").strip("<>"), to, envelope.content))
        return "250 Taken"

    def takes(self, letter: Carried) -> None:
        self.carried.append(letter)
        self.waiting.put(letter)

    def carries(self) -> None:
        while letter := self.waiting.get():
            house = self.houses.get(letter.to.rpartition("@")[2])
            if house:
                self._brings(house, letter)
            if machine := self.machines.get(letter.to):
                for answer in machine(letter):
                    self.takes(answer)
            self.waiting.task_done()

    def _brings(self, house: House, letter: Carried) -> None:
        """As the house's own mail server hands it on, which found every sender to be who they say."""
        message = message_from_bytes(letter.raw, policy=SMTP)
        for sign in SIGNS if self.strips else ():
            del message[sign]
        domain = parseaddr(str(message["From"]))[1].rpartition("@")[2]
        head = (
            f"Authentication-Results: {house.authserv}; dmarc=pass header.from={domain}\r\n"
            "Received: from net by mx with ESMTP; Mon, 5 Oct 2026 09:00:00 +0000\r\n"
        )
        with smtplib.SMTP("127.0.0.1", house.port, timeout=60) as line:
            try:
                line.sendmail(letter.sender, [letter.to], head.encode() + message.as_bytes())
            except smtplib.SMTPRecipientsRefused:
                return

    def to(self, address: str) -> list[Carried]:
        return [each for each in self.carried if each.to == address]

    def between(self) -> list[Carried]:
        """What one house sent to the other."""
        return [
            each
            for each in self.carried
            if each.to.rpartition("@")[2] in self.houses and each.sender.rpartition("@")[2] in self.houses
        ]

    def comes_to_rest(self, within: float = 240) -> None:
        """Until nothing is under way any more, which is the promise; or the test fails."""
        ends = time.monotonic() + within
        quiet, before = 0, -1
        while quiet < 4:
            assert time.monotonic() < ends, "Letters still go to and fro."
            time.sleep(0.5)
            rests = self.waiting.unfinished_tasks == 0 and all(
                each.is_at_rest() for each in self.houses.values()
            )
            quiet = quiet + 1 if rests and len(self.carried) == before else 0
            before = len(self.carried)


@contextmanager
def standing(*houses: House) -> Iterator[PostOffice]:
    """The houses' processes run, and letters go between them."""
    office = PostOffice({each.domain: each for each in houses})
    door = Controller(office, hostname="127.0.0.1", port=a_free_port())
    door.start()
    carrier = Thread(target=office.carries, daemon=True)
    carrier.start()
    running: list[subprocess.Popen[str]] = []
    try:
        for house in houses:
            running += _begun(house, door.port)
        yield office
    finally:
        for each in running:
            each.terminate()
        for each in running:
            try:
                each.wait(20)
            except subprocess.TimeoutExpired:
                each.kill()
            if each.stdout is not None:
                each.stdout.close()
        office.waiting.put(None)
        carrier.join(10)
        door.stop()


def _begun(house: House, post: int) -> list[subprocess.Popen[str]]:
    told = {name: value for name, value in os.environ.items() if not name.startswith("BARNRAISER_")}
    told |= {
        "BARNRAISER_DATA": str(house.folder),
        "BARNRAISER_ADDRESS": f"https://{house.domain}",
        "BARNRAISER_MAIL_DOMAIN": house.domain,
        "BARNRAISER_MAIL_AUTHSERV": house.authserv,
        "BARNRAISER_MAIL_FROM": f"home@{house.domain}",
        "BARNRAISER_SMTP": f"127.0.0.1:{post}",
    }
    cli = [sys.executable, "-m", "barnraiser.cli"]
    door = subprocess.Popen(
        [*cli, "mail_in", "--listen", f"smtp://127.0.0.1:{house.port}"],
        env=told, cwd=ROOT, stdout=subprocess.PIPE, text=True,
    )  # fmt: skip
    worker = subprocess.Popen(
        [*cli, "ox_worker", "--interval", "0.2", "--verbosity", "0"], env=told, cwd=ROOT, text=True
    )
    assert door.stdout is not None
    assert door.stdout.readline().startswith("Mail for"), "The door did not open."
    return [door, worker]
