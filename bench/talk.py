"""Conversations with 10,000 members and a million messages: server time, processor time and queries of real requests.

bin/bench talk [--postgres] [--messages N] [--people N]
"""

import argparse
import os
import random
import sys
import time
from collections.abc import Callable, Iterator
from datetime import UTC, datetime, timedelta
from itertools import batched, islice
from pathlib import Path

sys.path.insert(0, str(Path(__file__).parents[1]))
os.environ.setdefault("DJANGO_SETTINGS_MODULE", "barnraiser.config.settings")

import django

django.setup()

from django.conf import settings  # noqa: E402
from django.core.management import call_command  # noqa: E402
from django.db import connection, transaction  # noqa: E402

from barnraiser.acts.conversations import actions as conversations  # noqa: E402
from barnraiser.acts.conversations.manifest import REPLIED, STARTED  # noqa: E402
from barnraiser.acts.conversations.models import Conversation, Kind, Message  # noqa: E402
from barnraiser.acts.ledger.models import Act, Party  # noqa: E402
from barnraiser.communities import actions as communities  # noqa: E402
from barnraiser.communities.models import Community, Membership  # noqa: E402
from barnraiser.ground.models import new_code  # noqa: E402
from barnraiser.people import actions as people  # noqa: E402
from barnraiser.people.models import Person  # noqa: E402
from bench.people import OTHER, WORDS, looks_around, person, signed_in, timed  # noqa: E402

SEED = 7
EPOCH = datetime(2024, 1, 1, tzinfo=UTC)
ROOMS = 40
HOUSEFUL = 500
VIEWERS = 5
A_BATCH = 2_000
# Words as they are used: a few all the time, most of them rarely.
VOCABULARY = [*WORDS, *OTHER]


def settle(people_: int, messages: int) -> list[Person]:
    """So many members, in one community of all and many of a few hundred, and what they said. Who will look around."""
    chance = random.Random(SEED)  # noqa: S311
    made = Person.objects.bulk_create([person(chance, n) for n in range(people_)], batch_size=A_BATCH)
    viewers = [looks_around(made[n], n) for n in range(VIEWERS)]
    rooms = gather(chance, made, viewers)
    talk(chance, rooms, messages)
    tidy()
    return viewers


def go_on(messages: int) -> None:
    """So many messages more, where a network is there already: one of a million can be made in several sittings."""
    said = Message.objects.count()
    everyone = Person.objects.in_bulk()
    rooms = [
        (
            room,
            [everyone[key] for key in room.memberships.order_by("person").values_list("person", flat=True)],
        )
        for room in Community.objects.order_by("pk")
    ]
    last = Conversation.objects.latest("last_at").last_at
    talk(random.Random(SEED + said), rooms, messages - said, last)  # noqa: S311
    tidy()


def tidy() -> None:
    people.relist_people()
    with connection.cursor() as cursor:
        cursor.execute("ANALYZE" if connection.vendor == "sqlite" else "VACUUM ANALYZE")


def gather(
    chance: random.Random, made: list[Person], viewers: list[Person]
) -> list[tuple[Community, list[Person]]]:
    founder = viewers[0]
    everybody = communities.found(by=founder, name="Everybody", purpose="All of us together.", door="open")
    rooms = [(everybody, made)]
    belong = [Membership(community=everybody, person=p) for p in made if p != founder]
    for n in range(ROOMS):
        room = communities.found(by=founder, name=f"Room {n}", slug=f"room-{n}", purpose="Some of us.")
        inside = chance.sample(made, min(HOUSEFUL, len(made)))
        belong += [Membership(community=room, person=p) for p in inside if p != founder]
        rooms.append((room, inside))
    Membership.objects.bulk_create(belong, batch_size=A_BATCH)
    return rooms


def talk(
    chance: random.Random,
    rooms: list[tuple[Community, list[Person]]],
    messages: int,
    after: datetime = EPOCH,
) -> None:
    """Threads of one to two hundred messages, most of them short, as they would be after years."""
    begun, done = time.perf_counter(), 0
    for some in batched(threads(chance, rooms, messages, after), 200):
        with transaction.atomic():
            done += write(chance, list(some))
        print(f"\r{done} messages in {time.perf_counter() - begun:.0f} s", end="", file=sys.stderr)
    print(f"\n{done} messages written and worded in {time.perf_counter() - begun:.0f} s")


type Thread = tuple[Community, list[Person], int, datetime]


def threads(
    chance: random.Random, rooms: list[tuple[Community, list[Person]]], messages: int, after: datetime
) -> Iterator[Thread]:
    left, minute = messages, 0
    while left > 0:
        room, inside = rooms[0] if chance.random() < 0.4 else chance.choice(rooms[1:])
        length = min(1 + int(chance.expovariate(1 / 9)), 200, left)
        left -= length
        minute += chance.randint(1, 20)
        yield room, inside, length, after + timedelta(minutes=minute)


def write(chance: random.Random, some: list[Thread]) -> int:
    talks, said = [], []
    for room, inside, length, at in some:
        by = chance.choice(inside)
        talks.append(
            Conversation(
                community=room,
                kind=chance.choice(Kind.values),
                title=" ".join(weighted(chance, 5)).capitalize(),
                by=by,
                started_at=at,
                last_at=at + timedelta(minutes=length * 3),
                reply_count=length - 1,
                code=new_code(),
            )
        )
    Conversation.objects.bulk_create(talks)
    firsts = [message(chance, talk, talk.by, talk.started_at) for talk in talks]
    Message.objects.bulk_create(firsts, batch_size=A_BATCH)
    for talk, first, (_, inside, length, at) in zip(talks, firsts, some, strict=True):
        said += [
            message(chance, talk, chance.choice(inside), at + timedelta(minutes=3 * n), first)
            for n in range(1, length)
        ]
    Message.objects.bulk_create(said, batch_size=A_BATCH)
    record(talks, said)
    conversations.word([*firsts, *said])
    return len(firsts) + len(said)


def message(
    chance: random.Random, talk: Conversation, by: Person | None, at: datetime, first: Message | None = None
) -> Message:
    words = " ".join(weighted(chance, chance.randint(8, 70))).capitalize() + "."
    return Message(
        conversation=talk,
        by=by,
        words=words,
        html=f"<p>{words}</p>\n",
        at=at,
        reply_to=first,
        code=new_code(),
    )


def record(talks: list[Conversation], said: list[Message]) -> None:
    """The acts of it, as the actions would have written them down."""
    acts = [
        Act(
            kind=str(STARTED),
            by=t.by,
            within=t.community,
            about=str(t.ref),
            at=t.started_at,
            occasion=f"s{t.code}",
        )
        for t in talks
    ]
    replies = [
        Act(
            kind=str(REPLIED),
            by=m.by,
            within=m.conversation.community,
            about=str(m.ref),
            at=m.at,
            occasion=f"r{m.code}",
        )
        for m in said
    ]
    Act.objects.bulk_create([*acts, *replies], batch_size=A_BATCH)
    Party.objects.bulk_create(
        [
            Party(act=act, person=m.conversation.by)
            for act, m in zip(replies, said, strict=True)
            if m.conversation.by_id != m.by_id
        ],
        batch_size=A_BATCH,
    )


def weighted(chance: random.Random, k: int) -> list[str]:
    """Words as Zipf had them, nearly: the n-th about as often as 1/n."""
    most = len(VOCABULARY)
    return [VOCABULARY[min(int(most ** chance.random()) - 1, most - 1)] for _ in range(k)]


def addresses(chance: random.Random) -> dict[str, Callable[[], str]]:
    codes = list(islice(Conversation.objects.order_by("?").values_list("code", flat=True), 400))
    slugs = ["everybody", *(f"room-{n}" for n in range(ROOMS))]

    def searched() -> str:
        words = " ".join(weighted(chance, chance.choice([1, 1, 2, 3])))
        narrowed = chance.choice(
            [
                "",
                "",
                "",
                f" kind:{chance.choice(Kind.values)}",
                " in:everybody",
                f" from:p{chance.randrange(900)}",
                " after:2025-02",
            ]
        )
        return f"/search/?q={words}{narrowed}".replace(" ", "%20").replace(":", "%3A")

    return {
        "thread": lambda: f"/conversations/{chance.choice(codes)}/",
        "list": lambda: f"/communities/{chance.choice(slugs)}/",
        "list, waiting": lambda: f"/communities/{chance.choice(slugs)}/?order=waiting&kind=question",
        "search": searched,
        "notices": lambda: "/notices/",
        "today": lambda: "/",
        "waiting": lambda: "/unanswered/",
        "bell": lambda: "/bell/",
    }


def main() -> int:
    parser = argparse.ArgumentParser()
    parser.add_argument("--people", type=int, default=10_000)
    parser.add_argument("--messages", type=int, default=1_000_000)
    parser.add_argument("--times", type=int, default=200)
    parser.add_argument(
        "--again", action="store_true", help="the network is there already, from a run before"
    )
    parser.add_argument(
        "--go-on", action="store_true", help="the same, and what is missing of the messages is said first"
    )
    options = parser.parse_args()
    call_command("migrate", verbosity=0, interactive=False)
    settings.STATIC_ROOT.mkdir(parents=True, exist_ok=True)
    call_command("collectstatic", verbosity=0, interactive=False)
    if options.go_on:
        go_on(options.messages)
    if options.again or options.go_on:
        viewers = list(Person.objects.filter(account__isnull=False).select_related("account").order_by("pk"))
    else:
        viewers = settle(options.people, options.messages)
    chance = random.Random(SEED + 1)  # noqa: S311
    # The founder sees every room; so no page is left out.
    clients = [signed_in(viewers[0])]
    print(f"\n{connection.display_name}\n")
    print("| page | p50 ms | p95 ms | CPU p50 | CPU p95 | queries |\n| --- | --- | --- | --- | --- | --- |")
    took = {name: timed(name, clients, ask, options.times) for name, ask in addresses(chance).items()}
    return int(took["search"] > 150)


if __name__ == "__main__":
    sys.exit(main())
