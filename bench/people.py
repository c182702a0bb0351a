"""The directory and somebody's page with 100,000 people: server time and queries of real requests to the whole platform.

bin/bench [--postgres] [--people N] [--searches N]
"""

import argparse
import os
import random
import statistics
import sys
import time
from collections.abc import Callable
from datetime import UTC, datetime, timedelta
from itertools import product
from pathlib import Path
from typing import Any
from urllib.parse import urlencode

sys.path.insert(0, str(Path(__file__).parents[1]))
os.environ.setdefault("DJANGO_SETTINGS_MODULE", "barnraiser.config.settings")

import django

django.setup()

from django.conf import settings  # noqa: E402
from django.core.management import call_command  # noqa: E402
from django.db import connection  # noqa: E402
from django.test import Client  # noqa: E402
from django.test.utils import CaptureQueriesContext  # noqa: E402

from barnraiser.acts.ledger.models import Act, Party  # noqa: E402
from barnraiser.acts.reciprocity.models import Favour  # noqa: E402
from barnraiser.communities import actions as communities  # noqa: E402
from barnraiser.communities.models import Community, Membership  # noqa: E402
from barnraiser.ground import clock  # noqa: E402
from barnraiser.people import actions  # noqa: E402
from barnraiser.people.models import Account, Interest, Listed, Person, Sector, Showing, Spoken  # noqa: E402
from barnraiser.ties.models import Tie  # noqa: E402

SEED = 6
EPOCH = datetime(2024, 1, 1, tzinfo=UTC)
FIRST = [
    "Ada",
    "Bo",
    "Cleo",
    "Dara",
    "Emre",
    "Fadi",
    "Gwen",
    "Hana",
    "Ines",
    "Jonas",
    "Kofi",
    "Lena",
    "Mina",
    "Noor",
    "Otto",
    "Pia",
    "Ravi",
    "Sara",
    "Tomas",
    "Uma",
    "Vera",
    "Zoë",
]
LAST = [
    "Abel",
    "Brandt",
    "Castro",
    "Dube",
    "Eze",
    "Farr",
    "Gomes",
    "Haas",
    "Ito",
    "Jain",
    "Kaya",
    "Lund",
    "Moro",
    "Nagy",
    "Oduya",
    "Perez",
    "Rossi",
    "Silva",
    "Toth",
    "Weiss",
]
WORDS = [
    "soil",
    "wheat",
    "river",
    "school",
    "meals",
    "hedge",
    "water",
    "seed",
    "bread",
    "market",
    "land",
    "care",
    "music",
    "film",
    "paper",
    "radio",
    "story",
    "heat",
    "sun",
    "wind",
    "roof",
    "bike",
    "bus",
    "street",
    "youth",
    "elders",
    "health",
    "food",
    "forest",
    "bees",
    "tools",
    "repair",
    "housing",
    "rent",
    "credit",
    "law",
    "council",
    "vote",
    "plan",
    "map",
    "data",
]
# What people write besides: words of two or three syllables, none of which is looked for.
SYLLABLES = [f"{begin}{end}" for begin in "bdfgklmnpr" for end in "aeo"]
OTHER = ["".join(some) for some in product(SYLLABLES, SYLLABLES, SYLLABLES[:4])]
PLACES = [("Aldermouth", "GB", 54.2, -2.1), ("Ransdale", "GB", 53.8, -1.6), ("Lyon", "FR", 45.8, 4.8)]
PLACES += [
    (f"Town {n}", code, 40 + n % 20, n % 30)
    for n, code in enumerate(["GB", "FR", "DE", "PL", "KE", "BR"] * 40)
]
TONGUES = ["en", "fr", "de", "pl", "sw", "pt", "es", "ar"]
HOUSEFUL = 400
CONTACTS = 100


def weighted(random_: random.Random, many: list[Any], k: int) -> list[Any]:
    """Some of them, the first ones much more often: interests and places are never spread evenly."""
    return list({many[min(int(random_.expovariate(1 / (len(many) / 5))), len(many) - 1)] for _ in range(k)})


def settle(people: int) -> list[Person]:
    """A network of so many: one community of all, many of a few hundred. Returns those who will look around."""
    chance = random.Random(SEED)  # noqa: S311
    interests = Interest.objects.bulk_create([Interest(word=word) for word in WORDS])
    accounts = Account.objects.bulk_create(
        [Account(email=f"p{n}@bench.example") for n in range(people)], batch_size=2_000
    )
    everybody = [person(chance, n) for n in range(people)]
    for one, account in zip(everybody, accounts, strict=True):
        one.account = account
    made = Person.objects.bulk_create(everybody, batch_size=2_000)
    cares = Person.interests.through
    for start in range(0, people, 10_000):
        some = made[start : start + 10_000]
        cares.objects.bulk_create(
            [cares(person_id=p.pk, interest_id=i.pk) for p in some for i in weighted(chance, interests, 4)],
            batch_size=5_000,
        )
        Spoken.objects.bulk_create(
            [Spoken(person=p, code=code) for p in some for code in weighted(chance, TONGUES, 2)],
            batch_size=5_000,
        )
        open_to_all = [p for p in some if chance.random() < 0.1]
        Showing.objects.bulk_create(
            [
                Showing(person=p, part=part, audience="network")
                for p in open_to_all
                for part in ("name", "sector", "interests")
            ],
            batch_size=5_000,
        )
    viewers = [looks_around(made[n * (people // 5)], n) for n in range(5)]
    gather(chance, made, viewers)
    act(chance, made, viewers)
    begun = time.perf_counter()
    actions.relist_people()
    print(f"{Listed.objects.count()} entries of the directory written in {time.perf_counter() - begun:.0f} s")
    with connection.cursor() as cursor:
        cursor.execute("ANALYZE" if connection.vendor == "sqlite" else "VACUUM ANALYZE")
    return viewers


def person(chance: random.Random, n: int) -> Person:
    place, country, latitude, longitude = weighted(chance, PLACES, 1)[0]
    named = f"{chance.choice(FIRST)} {chance.choice(LAST)}"
    return Person(
        name=f"{named} {n}" if n % 7 else named,
        handle=f"p{n}",
        tagline=" ".join(chance.choices(WORDS, k=2) + chance.choices(OTHER, k=4)).capitalize(),
        story=" ".join(chance.choices(WORDS, k=4) + chance.choices(OTHER, k=40)),
        place=place,
        country=country,
        latitude=latitude,
        longitude=longitude,
        sector=chance.choices(Sector.values, weights=[3, 5, 2, 4, 1])[0],
        tier=chance.choice([None, 1, 2, 3]),
        arrived_at=EPOCH + timedelta(minutes=n * 7),
    )


def looks_around(person: Person, n: int) -> Person:
    person.account = actions.open_account(email=f"viewer{n}@bench.example", password=None)
    person.save(update_fields=["account"])
    return person


def act(chance: random.Random, made: list[Person], viewers: list[Person]) -> None:
    """What people did toward each other: two answers from each, sixty from each of the hundred with whom a viewer has a tie."""
    everybody, now = Community.objects.get(name="Everybody"), clock.now()
    mine = {viewer: chance.sample(made, CONTACTS) for viewer in viewers}
    did = [by for by in made for _ in range(2)] + [
        by for some in mine.values() for by in some for _ in range(60)
    ]
    for start in range(0, len(did), 50_000):
        acts = Act.objects.bulk_create(
            [
                Act(
                    kind="conversations.replied",
                    by=by,
                    within=everybody,
                    at=now,
                    occasion=f"bench {start + n}",
                )
                for n, by in enumerate(did[start : start + 50_000])
            ],
            batch_size=5_000,
        )
        Party.objects.bulk_create(
            [Party(act=one, person=chance.choice(made)) for one in acts], batch_size=5_000
        )
    pairs = {
        tuple(sorted((viewer.pk, one.pk))) for viewer, some in mine.items() for one in some if one != viewer
    }
    strength = dict.fromkeys(("a_to_b", "b_to_a", "together", "in_person", "mutual", "peak"), 1.0)
    Tie.objects.bulk_create(
        [
            Tie(community=everybody, a_id=a, b_id=b, act_count=4, first_at=now, last_at=now, **strength)
            for a, b in pairs
        ]
    )


def gather(chance: random.Random, made: list[Person], viewers: list[Person]) -> None:
    """The community of all, to which the first four viewers belong, and the small ones; offers in each."""
    everybody = communities.found(by=viewers[0], name="Everybody", purpose="All of us together.", door="open")
    rest = [p for p in made if p.pk not in {viewers[0].pk, viewers[4].pk}]
    belong = [Membership(community=everybody, person=p) for p in rest]
    for n in range(len(made) // HOUSEFUL):
        room = communities.found(by=viewers[n % 5], name=f"Room {n}", slug=f"room-{n}", purpose="Some of us.")
        inside = {p.pk: p for p in chance.sample(made, HOUSEFUL)}
        inside.pop(viewers[n % 5].pk, None)
        belong += [Membership(community=room, person=p) for p in inside.values()]
    Membership.objects.bulk_create(belong, batch_size=5_000)
    rooms = list(Community.objects.all())
    Favour.objects.bulk_create(
        [
            Favour(
                community=chance.choice(rooms),
                by=by,
                side=chance.choice(["ask", "offer", "offer"]),
                gift="knowledge",
                title=" ".join(chance.choices(WORDS, k=4)),
                at=EPOCH,
            )
            for by in chance.choices(made, k=len(made) // 7) + viewers
        ],
        batch_size=5_000,
    )


def asked(chance: random.Random, *, words: bool, filters: int, between: bool = False) -> str:
    """A search with so many filters, and with words or without; what is `between` the two is one of the filters, or none."""
    one_of = [
        lambda: [("sector", each) for each in chance.sample(Sector.values, 2)],
        lambda: [("interest", chance.choice(WORDS))],
        lambda: [("near", chance.choice(["place", "country"]))],
        lambda: [("language", chance.choice(TONGUES))],
        lambda: [("gives", chance.choice(WORDS))],
    ]
    if between:
        one_of.append(lambda: [("between", chance.choice(["introduction", "help"]))])
    said = [pair for some in chance.sample(one_of, filters) for pair in some()]
    if words:
        word = chance.choice(WORDS)
        said.append(
            (
                "q",
                chance.choice(
                    [word, word[:3], f"{chance.choice(FIRST)} {word}", f"{word} {chance.choice(WORDS)}"]
                ),
            )
        )
    if chance.random() < 0.3:
        said.append(("order", chance.choice(["distance", "lately"])))
    return "/people/?" + urlencode(said)


def signed_in(person: Person) -> Client:
    client = Client(headers={"host": settings.ALLOWED_HOSTS[0]})
    assert person.account
    client.force_login(person.account, backend=settings.AUTHENTICATION_BACKENDS[0])
    return client


def timed(name: str, clients: list[Client], address: Callable[[], str], times: int) -> float:
    """Say what requests to these addresses take; the 95th percentile in milliseconds comes back."""
    taken, worked, cost, slowest = [], [], [], ("", 0.0)
    for number in range(times):
        client, url = clients[number % len(clients)], address()
        begun, at_work = time.perf_counter(), time.thread_time()
        response = client.get(url)
        taken.append((time.perf_counter() - begun) * 1000)
        worked.append((time.thread_time() - at_work) * 1000)
        assert response.status_code == 200, (url, response.status_code)
        slowest = max(slowest, (url, taken[-1]), key=lambda each: each[1])
    for client in clients:
        with CaptureQueriesContext(connection) as captured:
            client.get(address())
        cost.append(len(captured))
    p50, p95 = middle_and_late(taken)
    cpu50, cpu95 = middle_and_late(worked)
    queries = f"{min(cost)} to {max(cost)}"
    print(f"| {name} | {p50:.0f} | {p95:.0f} | {cpu50:.0f} | {cpu95:.0f} | {queries} |", flush=True)
    print(f"  slowest: {slowest[0]}", file=sys.stderr)
    return p95


def middle_and_late(taken: list[float]) -> tuple[float, float]:
    """The median and the 95th percentile."""
    return statistics.median(taken), statistics.quantiles(taken, n=20)[-1]


def main() -> int:
    parser = argparse.ArgumentParser()
    parser.add_argument("--people", type=int, default=100_000)
    parser.add_argument("--searches", type=int, default=200)
    parser.add_argument(
        "--again", action="store_true", help="the network is there already, from a run before"
    )
    options = parser.parse_args()
    call_command("migrate", verbosity=0, interactive=False)
    settings.STATIC_ROOT.mkdir(parents=True, exist_ok=True)
    call_command("collectstatic", verbosity=0, interactive=False)
    begun = time.perf_counter()
    if options.again:
        viewers = list(
            Person.objects.filter(account__email__startswith="viewer")
            .select_related("account")
            .order_by("pk")
        )
    else:
        viewers = settle(options.people)
        print(f"{options.people} people settled in {time.perf_counter() - begun:.0f} s")
    chance = random.Random(SEED + 1)  # noqa: S311
    clients = [signed_in(viewer) for viewer in viewers]
    for client in clients:
        client.get("/people/?q=warm")
    print(f"\n{connection.display_name}\n")
    print("| page | p50 ms | p95 ms | CPU p50 | CPU p95 | queries |\n| --- | --- | --- | --- | --- | --- |")
    times = options.searches
    searched = timed(
        "directory, three filters and words", clients, lambda: asked(chance, words=True, filters=3), times
    )
    timed(
        "the same, what is between two among them",
        clients,
        lambda: asked(chance, words=True, filters=3, between=True),
        times,
    )
    timed("directory, words alone", clients, lambda: asked(chance, words=True, filters=0), times)
    timed("directory, two filters", clients, lambda: asked(chance, words=False, filters=2), times)
    timed("directory, another background, same interest", clients, lambda: "/people/?unlike=yes", 20)
    timed("directory, somebody could introduce us", clients, lambda: "/people/?between=introduction", 20)
    timed("directory, an ask I could help with", clients, lambda: "/people/?between=help", 20)
    timed("directory, nothing asked", clients[:4], lambda: "/people/", 20)
    handles = [f"p{n}" for n in range(0, options.people, max(options.people // 1000, 1))]
    read = timed("somebody's page", clients[:1], lambda: f"/people/{chance.choice(handles)}/", times)
    return int(searched > 150 or read > 60)


if __name__ == "__main__":
    sys.exit(main())
