"""Bringing in 100,000 mails, as the command line does, in a fresh process each: how long, and in how much memory.

bin/bench [--postgres] imports [--messages N] [--profile]
"""

import argparse
import json
import os
import random
import resource
import subprocess
import sys
import time
from datetime import UTC, datetime, timedelta
from email.utils import format_datetime
from pathlib import Path

sys.path.insert(0, str(Path(__file__).parents[1]))
os.environ.setdefault("DJANGO_SETTINGS_MODULE", "barnraiser.config.settings")

SEED = 7
BEGAN = datetime(2010, 1, 1, tzinfo=UTC)
WORDS = [
    "barn",
    "seed",
    "rye",
    "plough",
    "soil",
    "water",
    "spade",
    "frost",
    "yeast",
    "oven",
    "bread",
    "carrot",
    "hedge",
    "lamb",
    "wool",
    "clover",
    "van",
    "kitchen",
    "price",
    "tuesday",
    "nobody",
    "asked",
    "whether",
    "anybody",
    "could",
    "bring",
    "it",
    "over",
    "before",
    "the",
    "weather",
    "turns",
    "and",
    "we",
    "had",
    "to",
    "wait",
    "for",
    "them",
    "because",
    "the",
    "last",
    "time",
    "somebody",
    "left",
    "it",
    "standing",
    "in",
    "the",
    "rain",
    "which",
    "is",
    "how",
    "things",
    "go",
    "here",
    "every",
    "other",
    "year",
]
MINUTES, MEGABYTES = 10, 512


def write(path: Path, messages: int) -> None:
    """A list of 2,000 people, who answer each other in threads of eight or so; some 600 letters of words a mail."""
    made = random.Random(SEED)  # noqa: S311 - made letters
    with path.open("w") as file:
        thread, deep = 0, 0
        for number in range(messages):
            if deep == 0 or made.random() < 1 / 8:
                thread, deep = number, 0
            who, at = made.randrange(2_000), BEGAN + timedelta(minutes=60 * number)
            answers = thread + made.randrange(deep) if deep else None
            body = "\n\n".join(
                " ".join(made.choices(WORDS, k=made.randrange(15, 60))).capitalize() + "." for _ in range(3)
            )
            file.write(
                f"From p{who}@list.example {at:%a %b %d %H:%M:%S %Y}\nFrom: Person Nr{who} <p{who}@list.example>\n"
                f"Date: {format_datetime(at)}\nSubject: {'Re: ' if deep else ''}About thing {thread}\n"
                f"Message-ID: <{number}@list.example>\n"
                + (f"In-Reply-To: <{answers}@list.example>\n" if answers is not None else "")
                + f"\n{body}\n\n"
            )
            deep += 1


def set_up() -> None:
    import django

    django.setup()
    from django.core.management import call_command

    from barnraiser.communities import actions as communities
    from barnraiser.people import actions as people

    call_command("migrate", verbosity=0)
    account = people.open_account(email="ada@bench.example", password=None)
    ada = people.introduce(name="Ada Bench", address="ada@bench.example", account=account)
    communities.found(by=ada, name="The bench", slug="bench", purpose="To be timed.")


def bring_in(path: Path, is_profiled: bool) -> None:
    """Read, laid out, brought in and released, as one process does it; says as JSON what it took."""
    import django

    django.setup()
    import cProfile
    import pstats

    from django.core.files import File

    from barnraiser.acts.imports import actions
    from barnraiser.acts.imports.models import Import
    from barnraiser.communities import queries as communities
    from barnraiser.people import queries as people

    ada, bench = people.with_address("ada@bench.example"), communities.named("bench")
    assert ada
    assert bench
    profile = cProfile.Profile()
    if is_profiled:
        profile.enable()
    start = time.perf_counter()
    with path.open("rb") as file:
        brought = actions.upload(by=ada, community=bench, file=File(file), name=path.name, look=False)
    actions.look_over(brought=brought)
    looked = time.perf_counter()
    actions.begin(by=ada, brought=brought, now=True)
    outcome = actions.carry_out(brought=Import.objects.whole().get(pk=brought.pk))
    assert outcome
    came = time.perf_counter()
    brought = Import.objects.whole().get(pk=brought.pk)
    actions.release(by=ada, brought=brought, now=True)
    actions.let_in(brought=Import.objects.whole().get(pk=brought.pk))
    took = {"looked": looked - start, "came": came - looked, "released": time.perf_counter() - came}
    if is_profiled:
        profile.disable()
        pstats.Stats(profile, stream=sys.stderr).sort_stats("cumulative").print_stats(90)
    peak = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss / 1024
    print(
        json.dumps(took | {"cpu": time.process_time(), "peak": peak, "messages": outcome.counts["messages"]})
    )


def main() -> int:
    parser = argparse.ArgumentParser()
    parser.add_argument("--messages", type=int, default=100_000)
    parser.add_argument("--profile", action="store_true")
    parser.add_argument("--one", choices=["set-up", "bring-in"])
    said = parser.parse_args()
    path = Path(os.environ["BARNRAISER_DATA"]) / "bench.mbox"
    if said.one:
        set_up() if said.one == "set-up" else bring_in(path, said.profile)
        return 0
    write(path, said.messages)
    again = [sys.executable, __file__, *(["--profile"] if said.profile else [])]
    subprocess.run([*again, "--one", "set-up"], check=True)
    done = subprocess.run([*again, "--one", "bring-in"], check=True, stdout=subprocess.PIPE, text=True)
    took = json.loads(done.stdout)
    minutes = (took["looked"] + took["came"] + took["released"]) / 60
    print(
        f"{took['messages']:,} messages of {path.stat().st_size / 2**20:.0f} MB: looked over in {took['looked']:.0f} s, "
        f"in after {took['came']:.0f} s, released after {took['released']:.0f} s; {minutes:.1f} minutes (of a processor {took['cpu'] / 60:.1f}) and "
        f"{took['peak']:.0f} MiB in all (at most {MINUTES} and {MEGABYTES})."
    )
    is_complete = took["messages"] == said.messages
    return 0 if is_complete and minutes <= MINUTES and took["peak"] <= MEGABYTES else 1


if __name__ == "__main__":
    sys.exit(main())
