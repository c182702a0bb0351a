"""A busy network on one small machine: so many requests a second of what members do, from outside, to the real server.

bin/bench [--postgres] mix [--messages N] [--people N] [--rate N] [--seconds N] [--servers N] [--again]

The mix: six in ten read a conversation or a list, one in eight searches, one in ten looks at people, one in twelve at what is
new; the rest write, answer, thank, say that they come, send and fetch photographs, look at the community's capital, take an export along.
Requests come as they come (a Poisson process), whether or not those before were answered. They become more for a minute,
and then are measured.
"""

import argparse
import asyncio
import os
import random
import statistics
import subprocess
import sys
import time
from collections import Counter, defaultdict
from collections.abc import Callable
from dataclasses import dataclass, field
from datetime import timedelta
from io import BytesIO
from itertools import islice
from pathlib import Path
from urllib.parse import quote, urlencode

sys.path.insert(0, str(Path(__file__).parents[1]))
os.environ.setdefault("DJANGO_SETTINGS_MODULE", "barnraiser.config.settings")

import django

django.setup()

from django.conf import settings  # noqa: E402
from django.core.files.uploadedfile import SimpleUploadedFile  # noqa: E402
from django.core.management import call_command  # noqa: E402
from django.db import connection, connections  # noqa: E402
from PIL import Image  # noqa: E402

from barnraiser.acts.conversations import actions as conversations  # noqa: E402
from barnraiser.acts.conversations.models import Attachment, Conversation, Kind, Message  # noqa: E402
from barnraiser.acts.conversations.uploads import Upload  # noqa: E402
from barnraiser.acts.gatherings import actions as gatherings  # noqa: E402
from barnraiser.acts.gatherings.actions.calling import Plan  # noqa: E402
from barnraiser.acts.gatherings.models import Gathering  # noqa: E402
from barnraiser.communities import actions as communities  # noqa: E402
from barnraiser.communities.models import Community  # noqa: E402
from barnraiser.communities.queries import membership_of  # noqa: E402
from barnraiser.communities.rules import may_take_part  # noqa: E402
from barnraiser.config.serving import free_port  # noqa: E402
from barnraiser.ground import clock  # noqa: E402
from barnraiser.people import actions as people  # noqa: E402
from barnraiser.people.models import Person  # noqa: E402
from bench.live import HOST, memory, processor, served_at, signed_in  # noqa: E402
from bench.talk import ROOMS, SEED, settle, weighted  # noqa: E402

MEMBERS = 400
PHOTOS = 20
TOKEN = "b" * 32
SHARES = {
    "thread": 40,
    "list": 20,
    "search": 12,
    "directory": 5,
    "somebody's page": 5,
    "notices": 8,
    "answer": 3,
    "thanks": 2,
    "coming": 2,
    "photograph sent": 1,
    "photograph fetched": 1,
    "capital": 0.9,
    "export": 0.1,
}


@dataclass(slots=True)
class Asked:
    path: str
    form: dict[str, str] | None = None
    photo: bytes = b""


@dataclass(slots=True)
class Took:
    seconds: list[float] = field(default_factory=list)
    status: Counter[int] = field(default_factory=Counter)


def enter(founder: Person) -> list[tuple[Person, str]]:
    """The first members have accounts and are signed in; with what the mix needs: a gathering, and photographs to fetch."""
    everybody = Community.objects.get(slug="everybody")
    members = list(Person.objects.order_by("pk")[:MEMBERS])
    for n, person in enumerate(members):
        if person.account is None:
            person.account = people.open_account(email=f"member{n}@bench.example", password=None)
            person.save(update_fields=["account"])
        belongs = membership_of(person, everybody)
        if belongs and not may_take_part(person, everybody):
            communities.affirm(membership=belongs)
    if not Gathering.objects.filter(community=everybody).exists():
        starts = clock.now() + timedelta(days=14)
        plan = Plan(
            title="Harvest",
            way="in_person",
            starts_at=starts,
            ends_at=starts + timedelta(hours=3),
            place="The barn",
        )
        gatherings.call(by=founder, community=everybody, plan=plan)
        talk = conversations.start(
            by=founder, community=everybody, kind="resource", title="Pictures", words="Of the barn."
        )
        for n in range(PHOTOS):
            upload = Upload(SimpleUploadedFile(f"barn{n}.png", photograph(n), "image/png"), f"The barn {n}")
            conversations.reply(by=founder, conversation=talk, words=f"Picture {n}", uploads=[upload])
    return [(person, signed_in(person.account)) for person in members if person.account]


def photograph(n: int) -> bytes:
    made = BytesIO()
    picture = Image.effect_noise((800, 600), 40 + n % 10).convert("RGB")
    picture.save(made, "PNG", compress_level=1)
    return made.getvalue()


def errands(chance: random.Random) -> dict[str, Callable[[], Asked]]:
    """What a member may be about to do, by name."""
    inside = Conversation.objects.filter(community__slug="everybody").order_by("-last_at")
    codes = list(islice(inside.values_list("code", flat=True), 3000))
    said = list(
        Message.objects.filter(conversation__code__in=codes[:300], by__isnull=False).values_list(
            "code", flat=True
        )[:3000]
    )
    photos = [photo.get_absolute_url() for photo in Attachment.objects.all()[:PHOTOS]]
    gathering = Gathering.objects.filter(community__slug="everybody").latest("pk")
    handles = list(islice(Person.objects.order_by("pk").values_list("handle", flat=True), 5000))
    sent = photograph(3)

    def thread() -> Asked:
        # What was spoken in lately is read most.
        return Asked(f"/conversations/{codes[min(int(chance.expovariate(1 / 200)), len(codes) - 1)]}/")

    def search() -> Asked:
        words = " ".join(weighted(chance, chance.choice([1, 1, 2, 3])))
        return Asked(
            f"/search/?q={quote(words + chance.choice(['', '', f' kind:{chance.choice(Kind.values)}']))}"
        )

    def answer() -> Asked:
        words = " ".join(weighted(chance, 40))
        return Asked(f"/conversations/{chance.choice(codes[:300])}/replies/", {"words": words})

    def photo_sent() -> Asked:
        said = {"words": " ".join(weighted(chance, 12)), "shows_1": "A barn"}
        return Asked(f"/conversations/{chance.choice(codes[:300])}/replies/", said, sent)

    return {
        "thread": thread,
        "list": lambda: Asked(
            f"/communities/everybody/{chance.choice(['', '', '?page=2', '?kind=question'])}"
        ),
        "search": search,
        "directory": lambda: Asked("/people/?" + urlencode({"q": weighted(chance, 1)[0]})),
        "somebody's page": lambda: Asked(f"/people/{chance.choice(handles)}/"),
        "notices": lambda: Asked("/notices/"),
        "answer": answer,
        "thanks": lambda: Asked(f"/messages/{chance.choice(said)}/nods/", {}),
        "coming": lambda: Asked(f"/gatherings/{gathering.code}/answer/", {"coming": "yes"}),
        "photograph sent": photo_sent,
        "photograph fetched": lambda: Asked(chance.choice(photos)),
        "capital": lambda: Asked("/communities/everybody/capital/"),
        "export": lambda: Asked("/me/export/", {}),
    }


async def ask(port: int, cookie: str, asked: Asked) -> int:
    """One request on a connection of its own, read to its end. Its status."""
    lines = [
        "Host: localhost",
        f"Cookie: {cookie}; {settings.CSRF_COOKIE_NAME}={TOKEN}",
        "Connection: close",
    ]
    body = b""
    if asked.form is not None:
        body, kind = written(asked)
        lines += [f"Content-Type: {kind}", f"Content-Length: {len(body)}"]
    method = "GET" if asked.form is None else "POST"
    reader, writer = await asyncio.open_connection(HOST, port)
    writer.write("\r\n".join([f"{method} {asked.path} HTTP/1.1", *lines, "", ""]).encode() + body)
    try:
        status = int((await reader.readline()).split()[1])
        while await reader.read(65_536):
            pass
    finally:
        writer.close()
    return status


async def is_up(port: int) -> None:
    """Once as many pages in a row as any number of servers would share between them were answered."""
    answered = 0
    while answered < 20:
        try:
            answered += await ask(port, "", Asked("/accounts/login/")) == 200
        except (OSError, IndexError):
            await asyncio.sleep(0.5)


def written(asked: Asked) -> tuple[bytes, str]:
    form = {"csrfmiddlewaretoken": TOKEN, **(asked.form or {})}
    if not asked.photo:
        return urlencode(form).encode(), "application/x-www-form-urlencoded"
    parts = [
        f'--cut\r\nContent-Disposition: form-data; name="{name}"\r\n\r\n{said}\r\n'.encode()
        for name, said in form.items()
    ]
    head = '--cut\r\nContent-Disposition: form-data; name="file_1"; filename="barn.png"\r\nContent-Type: image/png\r\n\r\n'
    return b"".join(
        [*parts, head.encode(), asked.photo, b"\r\n--cut--\r\n"]
    ), "multipart/form-data; boundary=cut"


async def keep_busy(
    port: int, cookies: list[str], offered: dict[str, Callable[[], Asked]], rate: float, seconds: float
) -> dict[str, Took]:
    """Requests at this rate for so long; what came of them, by errand."""
    chance = random.Random(f"{SEED}{rate}")  # noqa: S311
    took: dict[str, Took] = defaultdict(Took)
    under_way: set[asyncio.Task[None]] = set()

    async def one(name: str, asked: Asked, cookie: str) -> None:
        begun = time.perf_counter()
        try:
            status = await asyncio.wait_for(ask(port, cookie, asked), 60)
        except (OSError, TimeoutError, IndexError, ValueError):
            status = 0
        took[name].seconds.append(time.perf_counter() - begun)
        took[name].status[status] += 1

    names, weights = list(SHARES), list(SHARES.values())
    ends, next_at = time.perf_counter() + seconds, time.perf_counter()
    while next_at < ends:
        await asyncio.sleep(max(0, next_at - time.perf_counter()))
        name = chance.choices(names, weights)[0]
        task = asyncio.create_task(one(name, offered[name](), chance.choice(cookies)))
        under_way.add(task)
        task.add_done_callback(under_way.discard)
        next_at += chance.expovariate(rate)
    await asyncio.gather(*under_way)
    return took


def children(pid: int) -> list[int]:
    below = [
        int(child)
        for each in Path(f"/proc/{pid}/task").glob("*/children")
        for child in each.read_text().split()
    ]
    return [pid, *(one for child in below for one in children(child))]


def say(took: dict[str, Took], rate: float, seconds: float, worked: float, held: float) -> float:
    every = [s for each in took.values() for s in each.seconds]
    print("\n| what | requests | p50 ms | p95 ms | p99 ms | answers |\n| --- | --- | --- | --- | --- | --- |")
    for name in SHARES:
        if took[name].seconds:
            answers = ", ".join(f"{n} × {status}" for status, n in sorted(took[name].status.items()))
            print(
                f"| {name} | {len(took[name].seconds)} | {' | '.join(late(took[name].seconds))} | {answers} |"
            )
    print(f"| **all** | {len(every)} | {' | '.join(late(every))} | |")
    print(
        f"\n{len(every) / seconds:.1f} requests a second (asked for {rate:g}) for {seconds:.0f} s; the servers took"
        f" {1000 * worked / len(every):.0f} ms of processor a request, {100 * worked / seconds:.0f} % of one, and {held:.0f} MiB"
    )
    return float(late(every)[1])


def late(seconds: list[float]) -> list[str]:
    """The median, the 95th and the 99th percentile, in milliseconds."""
    if len(seconds) < 2:
        return [f"{1000 * s:.0f}" for s in seconds * 3]
    cuts = statistics.quantiles(seconds, n=100, method="inclusive")
    return [f"{1000 * each:.0f}" for each in (statistics.median(seconds), cuts[94], cuts[98])]


def main() -> int:
    parser = argparse.ArgumentParser()
    parser.add_argument("--people", type=int, default=10_000)
    parser.add_argument("--messages", type=int, default=1_000_000)
    parser.add_argument("--rate", type=float, default=40)
    parser.add_argument("--seconds", type=float, default=120)
    parser.add_argument("--ramp", type=float, default=60, help="seconds in which it becomes so busy")
    parser.add_argument("--servers", type=int, default=2)
    parser.add_argument(
        "--again", action="store_true", help="the network is there already, from a run of `talk`"
    )
    options = parser.parse_args()
    call_command("migrate", verbosity=0, interactive=False)
    settings.STATIC_ROOT.mkdir(parents=True, exist_ok=True)
    call_command("collectstatic", verbosity=0, interactive=False)
    if not options.again:
        settle(options.people, options.messages)
    members = enter(Person.objects.order_by("pk")[0])
    chance = random.Random(SEED + 1)  # noqa: S311
    offered = errands(chance)
    name = connection.display_name
    connections.close_all()
    port = free_port(8765, HOST)
    command = [*served_at(port), "--lifespan", "off", "--workers", str(options.servers)]
    cookies = [cookie for _, cookie in members]
    with subprocess.Popen(command) as server:
        try:
            asyncio.run(is_up(port))
            # As a day begins: ever more members come by, before any of them is measured.
            for step in range(1, 5):
                asyncio.run(keep_busy(port, cookies, offered, options.rate * step / 5, options.ramp / 4))
            running = children(server.pid)
            before = sum(map(processor, running))
            took = asyncio.run(keep_busy(port, cookies, offered, options.rate, options.seconds))
            worked = sum(map(processor, running)) - before
            held = sum(map(memory, running))
        finally:
            server.terminate()
    print(
        f"\n{name}, {len(SHARES)} errands of {MEMBERS} members, {ROOMS + 1} communities, {options.servers} servers"
    )
    p95 = say(took, options.rate, options.seconds, worked, held)
    broken = sum(
        n for each in took.values() for status, n in each.status.items() if status == 0 or status >= 500
    )
    return int(p95 > 300 or broken > 0)


if __name__ == "__main__":
    sys.exit(main())
