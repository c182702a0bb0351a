"""One post to 10,000 who have a community as a mailing list: how soon its author goes on, and how soon the mail server has it all.

bin/bench [--postgres] post [--people N]

A real server, a real worker, and a mail server on this machine that takes everything. Meanwhile others read: their pages
before the post and during it are told side by side.
"""

import argparse
import asyncio
import os
import random
import subprocess
import sys
import time
from datetime import timedelta
from pathlib import Path

sys.path.insert(0, str(Path(__file__).parents[1]))
os.environ.setdefault("DJANGO_SETTINGS_MODULE", "barnraiser.config.settings")

from barnraiser.config.serving import free_port

HOST = "127.0.0.1"
MAIL_PORT = free_port(2600, HOST)
# For this process and those it begins, and before any of them reads its settings.
os.environ["BARNRAISER_SMTP"] = f"{HOST}:{MAIL_PORT}"

import django  # noqa: E402

django.setup()

from allauth.account.models import EmailAddress  # noqa: E402
from django.conf import settings  # noqa: E402
from django.contrib.auth.hashers import make_password  # noqa: E402
from django.core.management import call_command  # noqa: E402
from django.db import connection, connections  # noqa: E402

from barnraiser.acts.conversations import actions as conversations  # noqa: E402
from barnraiser.acts.conversations.models import Cadence, Conversation, Hearing, Level, Message  # noqa: E402
from barnraiser.acts.lists.models import Delivery  # noqa: E402
from barnraiser.communities import actions as communities  # noqa: E402
from barnraiser.communities.models import Community, Membership  # noqa: E402
from barnraiser.people.models import Account, Person  # noqa: E402
from bench.live import memory, processor, served_at, signed_in  # noqa: E402
from bench.mix import Asked, Took, ask, is_up, late  # noqa: E402
from bench.people import person  # noqa: E402

SEED = 7
TALKS = 60
RATE = 5
CALM = 30
MOST = timedelta(minutes=5)


def settle(people: int) -> tuple[Community, list[Person]]:
    """A community of so many, each of whom hears everything at once; and some conversations to read meanwhile."""
    chance = random.Random(SEED)  # noqa: S311
    nothing = make_password(None)
    accounts = Account.objects.bulk_create(
        [Account(email=f"p{n}@bench.example", password=nothing) for n in range(people + 1)], batch_size=2_000
    )
    EmailAddress.objects.bulk_create(
        [EmailAddress(user=a, email=a.email, verified=True, primary=True) for a in accounts], batch_size=2_000
    )
    made = [person(chance, n) for n in range(people + 1)]
    for each, account in zip(made, accounts, strict=True):
        each.account = account
    made = Person.objects.bulk_create(made, batch_size=2_000)
    founder, *rest = made
    room = communities.found(by=founder, name="Everybody", purpose="All of us together.", door="open")
    Membership.objects.bulk_create([Membership(community=room, person=p) for p in rest], batch_size=2_000)
    Hearing.objects.bulk_create(
        [Hearing(community=room, person=p, level=Level.ALL, cadence=Cadence.AT_ONCE) for p in rest],
        batch_size=2_000,
    )
    return room, made


def talk(room: Community, founder: Person) -> list[str]:
    """What there is to read. It was said long before anybody had it by mail."""
    codes = []
    for n in range(TALKS):
        begun = conversations.start(
            by=founder, community=room, kind="question", title=f"Thing {n}", words="What of it?"
        )
        for m in range(8):
            conversations.reply(by=founder, conversation=begun, words=f"This of it: {m}.")
        codes.append(begun.code)
    long_ago = room.founded_at - timedelta(days=30)
    Message.objects.update(at=long_ago)
    Conversation.objects.update(last_at=long_ago)
    return codes


async def read(port: int, cookies: list[str], codes: list[str], until: asyncio.Event) -> Took:
    """Pages at an even pace until told to stop."""
    chance, took = random.Random(SEED), Took()  # noqa: S311
    under_way: set[asyncio.Task[None]] = set()

    async def one(path: str) -> None:
        begun = time.perf_counter()
        status = await ask(port, chance.choice(cookies), Asked(path))
        took.seconds.append(time.perf_counter() - begun)
        took.status[status] += 1

    while not until.is_set():
        path = (
            f"/conversations/{chance.choice(codes)}/" if chance.random() < 0.6 else "/communities/everybody/"
        )
        task = asyncio.create_task(one(path))
        under_way.add(task)
        task.add_done_callback(under_way.discard)
        await asyncio.sleep(chance.expovariate(RATE))
    await asyncio.gather(*under_way)
    return took


async def measure(port: int, worker: int, cookies: list[str], codes: list[str], people: int) -> int:
    calm = asyncio.Event()
    reading = asyncio.create_task(read(port, cookies, codes, calm))
    await asyncio.sleep(CALM)
    calm.set()
    before = await reading
    over = asyncio.Event()
    reading = asyncio.create_task(read(port, cookies, codes, over))
    begun, worked = time.perf_counter(), processor(worker)
    status = await ask(
        port, cookies[0], Asked(f"/conversations/{codes[0]}/replies/", {"words": "To all of you: we begin."})
    )
    returned = time.perf_counter() - begun
    most, handed = 0.0, 0
    while handed < people and time.perf_counter() - begun < 2 * MOST.total_seconds():
        await asyncio.sleep(1)
        most = max(most, memory(worker))
        handed = await asyncio.to_thread(sent)
    taken, worked = time.perf_counter() - begun, processor(worker) - worked
    over.set()
    during = await reading
    calm_p95, busy_p95 = late(before.seconds)[1], late(during.seconds)[1]
    print(f"\n{connection.display_name}, {people} who have the community as a mailing list\n")
    print("| what | seen |\n| --- | --- |")
    print(f"| the author's request | {1000 * returned:.0f} ms, answered {status} |")
    print(
        f"| handed to the mail server | {handed} of {people} in {taken:.0f} s, {handed / taken:.0f} a second |"
    )
    print(
        f"| the worker | {1000 * worked / max(handed, 1):.1f} ms of processor a letter, {most:.0f} MiB at most |"
    )
    print(f"| pages before, p50 and p95 | {late(before.seconds)[0]} and {calm_p95} ms |")
    print(f"| pages meanwhile, p50 and p95 | {late(during.seconds)[0]} and {busy_p95} ms |")
    print(f"| answers to them | {dict(before.status)} and {dict(during.status)} |")
    kept = returned <= 0.5 and handed == people and taken <= MOST.total_seconds()
    return int(not kept or int(busy_p95) > 2 * int(calm_p95))


def sent() -> int:
    try:
        return Delivery.objects.filter(state=Delivery.State.SENT).count()
    finally:
        connection.close()


def main() -> int:
    parser = argparse.ArgumentParser()
    parser.add_argument("--people", type=int, default=10_000)
    options = parser.parse_args()
    call_command("migrate", verbosity=0, interactive=False)
    settings.STATIC_ROOT.mkdir(parents=True, exist_ok=True)
    call_command("collectstatic", verbosity=0, interactive=False)
    room, made = settle(options.people)
    codes = talk(room, made[0])
    cookies = [signed_in(each.account) for each in made[:40] if each.account]
    connections.close_all()
    port = free_port(8765, HOST)
    python = [sys.executable, "-m"]
    commands = [
        [*python, "aiosmtpd", "--nosetuid", "--class", "aiosmtpd.handlers.Sink", "--listen", f"{HOST}:{MAIL_PORT}"],
        [*served_at(port), "--lifespan", "off"],
        [*python, "barnraiser.cli", "ox_worker", "--interval", "0.5", "--verbosity", "0"],
    ]  # fmt: skip
    running = [subprocess.Popen(command) for command in commands]
    try:
        asyncio.run(is_up(port))
        time.sleep(10)  # what was begun while the network was made is done
        return asyncio.run(measure(port, running[2].pid, cookies, codes, options.people))
    finally:
        for each in running:
            each.terminate()
        for each in running:
            each.wait()


if __name__ == "__main__":
    sys.exit(main())
