"""Pages that stand open: so many streams on one server process, and how soon each hears that something was said.

bin/bench live [--pages N]
"""

import argparse
import asyncio
import os
import re
import statistics
import subprocess
import sys
import time
from pathlib import Path

sys.path.insert(0, str(Path(__file__).parents[1]))
os.environ.setdefault("DJANGO_SETTINGS_MODULE", "barnraiser.config.settings")

import django

django.setup()

from django.conf import settings  # noqa: E402
from django.contrib.auth import BACKEND_SESSION_KEY, HASH_SESSION_KEY, SESSION_KEY  # noqa: E402
from django.contrib.sessions.backends.db import SessionStore  # noqa: E402
from django.core.management import call_command  # noqa: E402

from barnraiser.acts.conversations import actions as conversations  # noqa: E402
from barnraiser.acts.conversations.models import Conversation  # noqa: E402
from barnraiser.communities import actions as communities  # noqa: E402
from barnraiser.communities.models import Membership  # noqa: E402
from barnraiser.config.serving import free_port  # noqa: E402
from barnraiser.people import actions as people  # noqa: E402
from barnraiser.people.models import Account, Person  # noqa: E402

HOST = "127.0.0.1"
SAID = 10


def signed_in(account: Account) -> str:
    """The cookie of somebody who signed in."""
    session = SessionStore()
    session[SESSION_KEY] = str(account.pk)
    session[BACKEND_SESSION_KEY] = settings.AUTHENTICATION_BACKENDS[0]
    session[HASH_SESSION_KEY] = account.get_session_auth_hash()
    session.create()
    return f"{settings.SESSION_COOKIE_NAME}={session.session_key}"


def settle(pages: int) -> tuple[Conversation, list[str]]:
    """A community of as many members as pages, one conversation, and each member's cookie."""
    made = []
    for n in range(pages):
        account = people.open_account(email=f"p{n}@bench.example", password=None)
        made.append(Person(name=f"Person {n}", handle=f"p{n}", account=account))
    Person.objects.bulk_create(made)
    founder, *rest = Person.objects.order_by("pk")
    room = communities.found(by=founder, name="Room", purpose="To listen.", door="open")
    Membership.objects.bulk_create([Membership(community=room, person=p) for p in rest])
    talk = conversations.start(
        by=founder, community=room, kind="question", title="Who listens?", words="Say so."
    )
    return talk, [signed_in(p.account) for p in [founder, *rest] if p.account]


async def listen(port: int, path: str, cookie: str, heard: list[float], ready: asyncio.Event) -> None:
    """One open page: when it heard that something was said in its conversation."""
    reader, writer = await asyncio.open_connection(HOST, port)
    writer.write(
        f"GET {path} HTTP/1.1\r\nHost: localhost\r\nCookie: {cookie}\r\nAccept: text/event-stream\r\n\r\n".encode()
    )
    status = await reader.readline()
    assert b" 200 " in status, status
    try:
        async for line in reader:
            if line.startswith(b"retry"):
                ready.set()
            if line.strip() == b"event: said":
                heard.append(time.time())
    finally:
        writer.close()


async def measure(port: int, server: int, talk: Conversation, cookies: list[str]) -> None:
    path, before = f"/live/page/?conversation={talk.code}", memory(server)
    heard: list[list[float]] = [[] for _ in cookies]
    ready = [asyncio.Event() for _ in cookies]
    begun = time.perf_counter()
    pages = []
    for cookie, times, is_ready in zip(cookies, heard, ready, strict=True):
        pages.append(asyncio.create_task(listen(port, path, cookie, times, is_ready)))
        if len(pages) % 25 == 0:
            await asyncio.sleep(0.05)
    await asyncio.gather(*(one.wait() for one in ready))
    opened = time.perf_counter() - begun
    await asyncio.sleep(3)
    quiet = processor(server)
    await asyncio.sleep(10)
    idle = (processor(server) - quiet) / 10
    delays = []
    for n in range(SAID):
        said = time.time()
        await asyncio.to_thread(conversations.reply, by=talk.by, conversation=talk, words=f"I do, {n}.")
        await asyncio.sleep(4)
        delays += [times[n] - said for times in heard if len(times) > n]
    for page in pages:
        page.cancel()
    got, wanted = sum(len(times) for times in heard), SAID * len(cookies)
    print(
        "| open pages | opened in | memory of the server | processor while quiet | heard | after, median | after, latest |"
    )
    print("| --- | --- | --- | --- | --- | --- | --- |")
    print(
        f"| {len(cookies)} | {opened:.1f} s | {before:.0f} to {memory(server):.0f} MiB | {100 * idle:.1f} % of one |"
        f" {got} of {wanted} | {statistics.median(delays):.2f} s | {max(delays):.2f} s |"
    )


def served_at(port: int) -> list[str]:
    """How the house is served there, without a word about each request."""
    python = [sys.executable, "-m", "uvicorn", "barnraiser.config.asgi:application"]
    return [*python, "--host", HOST, "--port", str(port), "--log-level", "warning", "--no-access-log"]


def memory(server: int) -> float:
    said = Path(f"/proc/{server}/status").read_text(encoding="ascii")
    found = re.search(r"VmRSS:\s+(\d+)", said)
    return int(found[1]) / 1024 if found else 0.0


def processor(server: int) -> float:
    """Seconds of processor the server took so far."""
    fields = Path(f"/proc/{server}/stat").read_text(encoding="ascii").rpartition(")")[2].split()
    return (int(fields[11]) + int(fields[12])) / os.sysconf("SC_CLK_TCK")


def main() -> int:
    parser = argparse.ArgumentParser()
    parser.add_argument("--pages", type=int, default=500)
    options = parser.parse_args()
    call_command("migrate", verbosity=0, interactive=False)
    settings.STATIC_ROOT.mkdir(parents=True, exist_ok=True)
    call_command("collectstatic", verbosity=0, interactive=False)
    talk, cookies = settle(options.pages)
    port = free_port(8765, HOST)
    with subprocess.Popen([*served_at(port), "--timeout-graceful-shutdown", "2"]) as server:
        try:
            time.sleep(4)
            asyncio.run(measure(port, server.pid, talk, cookies))
        finally:
            server.terminate()
    return 0


if __name__ == "__main__":
    sys.exit(main())
