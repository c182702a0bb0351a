"""Small archives, written out: invented people on the list that Soil & Table used before."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import UTC, datetime, timedelta
from email.utils import format_datetime
from typing import Any

from django.core.files.base import ContentFile

from barnraiser.acts.imports import actions
from barnraiser.acts.imports.models import Import, Outcome, State
from barnraiser.communities.models import Community
from barnraiser.people.models import Person
from demo import cast

THEN = datetime(2019, 5, 6, 8, tzinfo=UTC)
SECRET = "the clover is under the floorboards"


@dataclass(frozen=True, slots=True)
class Mail:
    """One mail: who wrote it, on which day of the list, answering which."""

    id: str
    who: cast.Part
    subject: str
    body: str
    day: float = 0
    answers: str = ""

    @property
    def at(self) -> datetime:
        return THEN + timedelta(days=self.day)

    def __bytes__(self) -> bytes:
        answers = f"In-Reply-To: <{self.answers}@list.example>\n" if self.answers else ""
        return (
            f"From {self.who.address} {self.at:%a %b %d %H:%M:%S %Y}\n"
            f"From: {self.who.name} <{self.who.address}>\nDate: {format_datetime(self.at)}\n"
            f"Subject: {self.subject}\nMessage-ID: <{self.id}@list.example>\n{answers}"
            f"Content-Type: text/plain; charset=utf-8\n\n{self.body}\n\n"
        ).encode()


MAY = (
    Mail("a1", cast.JOAQUIN, "[soil] Yellow clover?", f"Mine has gone yellow, and {SECRET}.", 0),
    Mail("a2", cast.LUCY, "Re: [soil] Yellow clover?", "> Mine has gone yellow\n\nIs it wet there?", 1, "a1"),
    Mail("a3", cast.JOAQUIN, "Re: [soil] Yellow clover?", "Standing in water.", 2, "a2"),
    Mail("b1", cast.TOMASZ, "Announcing the second van", "It runs on Tuesdays.", 3),
    Mail("c1", cast.LUCY, "Wonky carrots", "We take them all.\n--\nLucy", 4),
)
JUNE = (
    Mail("a4", cast.MEILIN, "Re: [soil] Yellow clover?", "Dig a spade deep and look.", 30, "a3"),
    Mail("d1", cast.MEILIN, "Spade test", "Can somebody lend a field?", 31),
)


def mbox(*mails: Mail) -> bytes:
    return b"".join(bytes(mail) for mail in mails)


def talk(threads: int, answers: int) -> Sequence[Mail]:
    """Many threads, each with as many answers, by four people in turn."""
    four = (cast.JOAQUIN, cast.LUCY, cast.TOMASZ, cast.MEILIN)
    return [
        Mail(
            f"t{thread}-{place}",
            four[(thread + place) % 4],
            f"{'Re: ' if place else ''}Field {thread}",
            f"Day {place} on field {thread}: {SECRET}.",
            thread + place / 100,
            f"t{thread}-{place - 1}" if place else "",
        )
        for thread in range(threads)
        for place in range(answers + 1)
    ]


def uploaded(by: Person, community: Community, data: bytes, name: str = "list.mbox") -> Import:
    return actions.upload(by=by, community=community, file=ContentFile(data, name=name), name=name)


def looked_over(by: Person, community: Community, data: bytes) -> Import:
    """The archive's dry run stands."""
    actions.look_over(brought=uploaded(by, community, data))
    return Import.objects.whole().order_by("-pk")[0]


def brought_in(by: Person, community: Community, data: bytes) -> Outcome:
    """The archive is brought in and released at once, as on the command line."""
    outcome = held_back(by, community, data)
    released(by, outcome.of)
    return outcome


def held_back(by: Person, community: Community, data: bytes, **said: Any) -> Outcome:
    """The archive is in, and nobody but its stewards knows."""
    name = said.pop("name", "list.mbox")
    file = ContentFile(data, name=name)
    brought = actions.upload(by=by, community=community, file=file, name=name, **said)
    actions.begin(by=by, brought=brought, now=True)
    outcome = actions.carry_out(brought=brought)
    assert outcome is not None
    return outcome


def released(by: Person, brought: Import) -> None:
    """What came in stands in the community, if anything did."""
    brought = Import.objects.whole().get(pk=brought.pk)
    if brought.state == State.HELD:
        actions.release(by=by, brought=brought, now=True)
        actions.let_in(brought=Import.objects.whole().get(pk=brought.pk))
