"""A house of its own in which imports are killed: run by test_interrupted.py in another process.

With the arguments FOLDER KIND KILL… it brings one archive in. Each KILL is the number of a batch at whose
end, before it is committed, the importer is sent SIGKILL; then it is started again. While it runs and while it lies dead, a
stranger and somebody signed in who is no member look everywhere. It prints the end state and what they saw as JSON.
"""

import json
import os
import signal
import sys
import time
from collections import Counter
from pathlib import Path
from typing import Any

from django.core.management import call_command
from django.db import connections
from django.test import Client

from barnraiser.acts.conversations.models import Conversation, Message
from barnraiser.acts.imports.actions.writing import Part, Writer
from barnraiser.acts.imports.models import Import, Outcome
from barnraiser.acts.ledger.models import Act
from barnraiser.communities import actions as communities
from barnraiser.people.models import Address, Person
from demo import cast
from tests.acts.imports.archive import SECRET, mbox, talk
from tests.acts.imports.elsewhere.made import said, slack, ts, user
from tests.conftest import arrives
from tests.signing_in import signed_in
from tests.tables import lays_tables

KIND = sys.argv[2]
ARCHIVE = Path(sys.argv[1]) / f"list.{KIND}"


def set_up() -> Person:
    lays_tables()
    nell = arrives(cast.NELL)
    communities.found(by=nell, name="Soil & Table", slug="soil-and-table", purpose="Half from near.")
    ARCHIVE.write_bytes(mbox(*talk(40, 4)) if KIND == "mbox" else slack(_channel(), _USERS))
    return arrives(cast.HARALD)


_USERS = [
    user(f"U{n}", one.name) for n, one in enumerate((cast.JOAQUIN, cast.LUCY, cast.TOMASZ, cast.MEILIN))
]


def _channel() -> dict[str, Any]:
    """Forty threads of five in a channel called like the fields of the other archive."""
    messages = [
        said(f"U{(thread + place) % 4}", 600 * thread + place, f"Field {thread}, {place}: {SECRET}", thread_ts=ts(600 * thread))
        for thread in range(40)
        for place in range(5)
    ]  # fmt: skip
    return {"soil/2026-03-02.json": messages}


def importer(kill: int | None) -> int:
    """Starts the command line's import in a process of its own, which kills itself in the middle of batch `kill`."""
    connections.close_all()
    child = os.fork()
    if child:
        return child
    if kill is not None:
        _die_in_batch(kill)
    sys.stdout = open(os.devnull, "w")  # noqa: SIM115 - this process ends with it
    call_command("import", KIND, str(ARCHIVE), community="soil-and-table", release=True)
    os._exit(0)


def _die_in_batch(kill: int) -> None:
    write, batch = Writer.write, iter(range(1000))

    def write_and_die(self: Writer, parts: list[Part]) -> None:
        write(self, parts)
        if next(batch) == kill:
            os.kill(os.getpid(), signal.SIGKILL)

    Writer.write = write_and_die  # type: ignore[method-assign,assignment]


def look_everywhere(clients: list[Client], seen: Counter[str]) -> None:
    """Every page that could show something of the archive, asked for by who may see none of it."""
    paths = [
        "/",
        "/people/",
        "/communities/",
        "/communities/soil-and-table/",
        "/communities/soil-and-table/members/",
    ]
    paths += [f"/conversations/{code}/" for code in Conversation.objects.values_list("code", flat=True)[:2]]
    paths += [
        f"/messages/{code}/" for code in Message.objects.order_by("-pk").values_list("code", flat=True)[:2]
    ]
    paths += [p.get_absolute_url() for p in Person.objects.filter(account=None)[:2]]
    for code in Import.objects.values_list("code", flat=True):
        paths += [f"/imports/{code}/", f"/live/imports/{code}/"]
    for client in clients:
        for path in paths:
            answer = client.get(path)
            page = answer.content.decode()
            seen["looked"] += 1
            seen["answered"] += answer.status_code in (200, 302, 404)
            seen["leaked"] += SECRET in page or "Field " in page or cast.JOAQUIN.name in page


def end_state() -> dict[str, Any]:
    """All that the archive brought, in words that do not depend on keys or codes."""
    rows = Message.objects.select_related("conversation", "by", "reply_to").order_by(
        "conversation__title", "at", "pk"
    )
    acts = Act.objects.select_related("by").prefetch_related("parties__person").order_by("at", "pk")
    return {
        "messages": [
            [m.conversation.title, m.conversation.kind, m.conversation.reply_count, str(m.by), m.words, m.at.isoformat(),
             m.reply_to.words if m.reply_to else ""] for m in rows
        ],
        "acts": sorted([a.kind, str(a.by), a.at.isoformat(), *(str(p.person) for p in a.parties.all())]
                       for a in acts if a.kind.startswith("conversations.")),
        "people": sorted(Person.objects.values_list("name", flat=True)),
        "addresses": sorted(Address.objects.values_list("address", flat=True)),
        "brought_in": Act.objects.filter(kind="imports.brought_in").count(),
        "imports": Import.objects.count(),
        "outcomes": [outcome.counts for outcome in Outcome.objects.all()],
        "files": [path.name for path in (Path(sys.argv[1]) / "media").rglob("*") if path.is_file()],
    }  # fmt: skip


def main() -> None:
    harald = set_up()
    seen: Counter[str] = Counter()
    clients = [Client(), signed_in(harald)]
    ends = []
    for kill in [*map(int, sys.argv[3:]), None]:
        child = importer(kill)
        while not (ended := os.waitpid(child, os.WNOHANG))[0]:
            look_everywhere(clients, seen)
            time.sleep(0.05)
        ends.append([os.waitstatus_to_exitcode(ended[1]), Message.objects.count()])
        look_everywhere(clients, seen)
    front = signed_in(Person.objects.select_related("account").get(name=cast.NELL.name)).get(
        "/communities/soil-and-table/"
    )
    member_sees = "Field " in front.content.decode()
    print(json.dumps({"ends": ends, "seen": seen, "member_sees": member_sees, "state": end_state()}))  # noqa: T201 - its answer
