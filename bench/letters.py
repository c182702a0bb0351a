"""A million letters that something happened to, through the real reading and what follows from it.

bin/bench letters [--times N] [--from N] [--seed N] [--workers N] [--every N]

Each letter is made from the seed and its own number, so any of them can be made again (`--from 4711 --times 1 --show`), and a run
goes on where another ended. All are read; every tenth (`--every`) also comes in and is settled, in a database of its own, by
people and at addresses that there are. Counted are exceptions, what the log calls an error, and what was lost: bytes that are
not those that came, a letter that did not become anything, words of which neither a word nor a file is left.
"""

import argparse
import logging
import os
import re
import shutil
import subprocess
import sys
import tempfile
import time
import traceback
from collections import Counter
from concurrent.futures import ProcessPoolExecutor, as_completed
from concurrent.futures.process import BrokenProcessPool
from dataclasses import dataclass, field
from email import message_from_bytes
from email.message import Message
from multiprocessing import get_context
from pathlib import Path
from random import Random
from typing import Any

sys.path.insert(0, str(Path(__file__).parents[1]))
os.environ.setdefault("DJANGO_SETTINGS_MODULE", "barnraiser.config.settings")

from bench import mutations
from tests.acts.lists import corpora

SEED, A_BATCH, LONGEST = 7, 500, 200_000
DOMAIN, AUTHSERV = "lists.bench.example", "mx.bench.example"
WORST_ALLOWED = 1.0
WRONG = "Something went wrong here while it was read."


@dataclass
class Count:
    letters: int = 0
    came_in: int = 0
    exceptions: int = 0
    errors: int = 0
    lost: int = 0
    died: int = 0
    worst: tuple[float, int] = (0.0, -1)
    cpu: float = 0.0
    became: Counter[str] = field(default_factory=Counter)
    troubles: list[str] = field(default_factory=list)

    def add(self, other: "Count") -> None:
        for name in ("letters", "came_in", "exceptions", "errors", "lost", "died", "cpu"):
            setattr(self, name, getattr(self, name) + getattr(other, name))
        self.worst = max(self.worst, other.worst)
        self.became += other.became


def letters() -> list[bytes]:
    """What is changed: letters that others keep for their tests, and one of ours."""
    ours = (
        b"Authentication-Results: %s; dmarc=pass header.from=bench.example\r\nFrom: Ada <ada@bench.example>\r\nSubject: [question]"
        b" =?utf-8?q?Gr=C3=BCne_Bohnen?=\r\nMessage-ID: <1@bench.example>\r\nMIME-Version: 1.0\r\nContent-Type: multipart/alternative;"
        b' boundary="b"\r\n\r\n--b\r\nContent-Type: text/plain; charset=utf-8; format=flowed\r\n\r\nWho grew them?\r\n\r\nOn Mon, Bo'
        b" wrote:\r\n> I did.\r\n-- \r\nAda\r\n--b\r\nContent-Type: text/html\r\n\r\n<p>Who <b>grew</b> them?</p>\r\n--b--\r\n"
    ) % AUTHSERV.encode()
    found = [
        each
        for kind in (corpora.PYTHON, corpora.BOUNCES, corpora.PARSED)
        for each in corpora.letters_of(kind)
    ]
    return [ours] * max(1, len(found) // 10) + [each for each in found if len(each) < LONGEST]


def made(seed: int, number: int, base: list[bytes]) -> tuple[Random, bytes]:
    chance = Random(f"{seed}:{number}")  # noqa: S311 - not for secrets
    raw = mutations.changed(chance, base, LONGEST)
    if chance.random() < 0.3:  # as it would be if our own mail server had found it to be from a member
        proof = f"Authentication-Results: {AUTHSERV}; dmarc=pass header.from=bench.example\r\nFrom: ada@bench.example\r\n".encode()
        raw = proof + b"".join(
            line
            for line in raw.splitlines(keepends=True)
            if not line.lower().startswith((b"from:", b"authentication-"))
        )
    return chance, raw


class Errors(logging.Handler):
    """What a log would be read for."""

    def __init__(self) -> None:
        super().__init__(logging.ERROR)
        self.said: list[str] = []

    def emit(self, record: logging.LogRecord) -> None:
        self.said.append(self.format(record))


def says_nothing(raw: bytes) -> bool:
    """Whether there is no word in it that could have been lost, as far as the plain library can tell. Markup alone is none."""
    try:
        parts = [part for part in message_from_bytes(raw).walk() if not part.is_multipart()]
        return not any(_words(part).strip() for part in parts)
    except Exception:
        return False


def _words(part: Message) -> str:
    said = str(part.get_payload()).replace("\0", "") if (part.get_payload(decode=True) or b"").strip() else ""
    return re.sub(r"<[^<>]*>", "", said) if part.get_content_type() == "text/html" else said


def read(raw: bytes) -> tuple[float, bool]:
    """The processor time it took, and whether anything of it is left."""
    from barnraiser.acts.lists import reading

    began = time.process_time()
    letter = reading.read(raw)
    for file in letter.files:
        reading.bytes_of(raw, file.number)
    took = time.process_time() - began
    return took, bool(letter.words or letter.rest or letter.files) or says_nothing(raw)


class House:
    """A community with two members, in this worker's own database."""

    def __init__(self) -> None:
        from barnraiser.acts.conversations import actions as conversations
        from barnraiser.acts.lists import addresses
        from barnraiser.communities import actions as communities
        from barnraiser.people import actions as people

        account = people.open_account(email="ada@bench.example", password=None)
        ada = people.introduce(name="Ada Bench", address="ada@bench.example", account=account)
        bench = communities.found(by=ada, name="The bench", slug="bench", purpose="To be timed.")
        talk = conversations.start(
            by=ada, community=bench, kind="question", title="Beans", words="Who grew them?"
        )
        self.addresses = [
            *[addresses.of(bench)] * 6,
            addresses.for_reply(ada, account, talk),
            addresses.of(bench, "-subscribe"),
            addresses.of(bench, "-unsubscribe"),
            addresses.for_bounces(bench, "2" * 12),
        ]

    def takes(self, chance: Random, raw: bytes) -> tuple[str, bool]:
        """What became of it, and whether it is whole."""
        from barnraiser.acts.lists import actions
        from barnraiser.acts.lists.models import Raw, State

        sender = chance.choice(["ada@bench.example", "who@elsewhere.example", ""])
        arrival = actions.take_in(sender=sender, to=chance.choice(self.addresses), raw=raw)
        actions.settle(arrival=arrival)
        arrival.refresh_from_db()
        is_whole = bytes(Raw.objects.get(arrival=arrival).data) == raw
        became = arrival.state if arrival.reason != WRONG else "went wrong"
        return became, is_whole and (
            arrival.state != State.WAITING or bool(arrival.parent)
        ) and became != "went wrong"


_house: Any = None


def wakes(data: str) -> None:
    """A worker with a database of its own."""
    global _house
    own = tempfile.mkdtemp(dir=data)
    shutil.copytree(f"{data}/laid", own, dirs_exist_ok=True)
    os.environ["BARNRAISER_DATA"] = own
    import django

    django.setup()
    from django.conf import settings

    settings.MAIL_DOMAIN, settings.MAIL_AUTHSERV = DOMAIN, AUTHSERV
    logging.disable(logging.WARNING)
    _house = House()


def batch(seed: int, first: int, last: int, every: int) -> Count:
    from django.db import transaction

    count, base = Count(), letters()
    errors = Errors()
    logging.getLogger().addHandler(errors)
    try:
        with transaction.atomic():
            for number in range(first, last):
                _one(count, seed, number, base, is_taken_in=number % every == 0)
            transaction.set_rollback(True)
    finally:
        logging.getLogger().removeHandler(errors)
    count.errors += len(errors.said)
    count.troubles += errors.said
    return count


def _one(count: Count, seed: int, number: int, base: list[bytes], *, is_taken_in: bool) -> None:
    from django.db import transaction

    chance, raw = made(seed, number, base)
    count.letters += 1
    try:
        took, is_left = read(raw)
        count.worst = max(count.worst, (took, number))
        count.cpu += took
        if is_taken_in:
            with transaction.atomic():
                became, is_whole = _house.takes(chance, raw)
            count.came_in += 1
            count.became[became] += 1
            is_left = is_left and is_whole
        if not is_left:
            count.lost += 1
            count.troubles.append(f"Letter {number}: lost")
    except Exception:
        count.exceptions += 1
        count.troubles.append(f"Letter {number}: {traceback.format_exc(limit=-4)}")


def run(said: argparse.Namespace, data: str) -> Count:
    """All batches, in processes that may die: then the rest goes on one by one, so that it is known over which it was."""
    total, ends = Count(), said.first + said.times
    starts, workers = list(range(said.first, ends, A_BATCH)), said.workers
    began = time.monotonic()
    while starts:
        try:
            with _pool(workers, data) as pool:
                hands = {
                    pool.submit(batch, said.seed, n, min(ends, n + A_BATCH), said.every): n for n in starts
                }
                for done in as_completed(hands):
                    total.add(count := done.result())
                    print(*count.troubles, sep="\n", end="\n" if count.troubles else "", flush=True)
                    starts.remove(hands[done])
                    if total.letters % (20 * A_BATCH) == 0:
                        _tells(total, time.monotonic() - began)
        except BrokenProcessPool:
            if workers == 1:
                total.died += 1
                total.troubles.append(
                    f"A process died between letters {starts[0]} and {starts.pop(0) + A_BATCH}"
                )
            workers = 1
    return total


def _pool(workers: int, data: str) -> ProcessPoolExecutor:
    return ProcessPoolExecutor(workers, mp_context=get_context("spawn"), initializer=wakes, initargs=(data,))


def _tells(total: Count, seconds: float) -> None:
    print(
        f"{total.letters:>9,}: {total.exceptions} exceptions, {total.errors} errors, {total.lost} lost, {total.died} died; worst "
        f"{total.worst[0]:.2f} s (letter {total.worst[1]}); {seconds:.0f} s",
        flush=True,
    )


def main() -> int:
    parser = argparse.ArgumentParser()
    parser.add_argument("--times", type=int, default=1_000_000)
    parser.add_argument("--from", dest="first", type=int, default=0, help="the number of the first letter")
    parser.add_argument("--seed", type=int, default=SEED)
    parser.add_argument("--workers", type=int, default=1)
    parser.add_argument("--every", type=int, default=10, help="each how many-th also comes in and is settled")
    parser.add_argument("--show", action="store_true", help="write the first letter out and do nothing else")
    said = parser.parse_args()
    if said.show:
        sys.stdout.buffer.write(made(said.seed, said.first, letters())[1])
        return 0
    data = os.environ["BARNRAISER_DATA"]
    laid = {**os.environ, "BARNRAISER_DATA": f"{data}/laid"}
    Path(f"{data}/laid").mkdir(parents=True)
    subprocess.run([sys.executable, "-m", "django", "migrate", "--verbosity", "0"], check=True, env=laid)
    total = run(said, data)
    print(
        f"{total.letters:,} letters from {len(set(letters()))} (seed {said.seed}, from {said.first:,}), {total.came_in:,} of them taken in: "
        f"{total.exceptions} exceptions, {total.errors} errors in the log, {total.lost} lost, {total.died} processes died. Worst "
        f"{total.worst[0]:.2f} s of processor (letter {total.worst[1]}), {1000 * total.cpu / max(1, total.letters):.1f} ms in the mean. "
        f"They became: {', '.join(f'{name} {number:,}' for name, number in total.became.most_common())}."
    )
    is_well = not (total.exceptions or total.errors or total.lost or total.died)
    return 0 if is_well and total.worst[0] <= WORST_ALLOWED else 1


if __name__ == "__main__":
    sys.exit(main())
