"""From a mail archive to a plan: who speaks, which threads, which dates. Pure; nothing here knows the database."""

import os
import re
from collections import defaultdict
from collections.abc import Callable, Iterable
from dataclasses import dataclass
from datetime import datetime

from tiework.readers.mbox import Archive, Message, read_mbox

from .dates import dates_of, depths_of
from .glance import pack, unpack

LONGEST_ADDRESS = 254

_PREFIX = re.compile(
    r"^\s*(?:(?:re|fwd?|aw|wg|antw|sv|tr)(?:\[\d+\])?\s*:|\[[^\]]{1,40}\])\s*", re.IGNORECASE
)
_NEWS = re.compile(r"\b(?:ann|announce|announcing|announcement|releases?|released)\b", re.IGNORECASE)


@dataclass(frozen=True, slots=True)
class PlannedMessage:
    """A message to bring in. Its words stay in the file, at `line`; `answers` names ids, the likeliest first."""

    source: str
    line: int
    address: str
    at: datetime
    answers: tuple[str, ...]
    length: int


@dataclass(frozen=True, slots=True)
class Thread:
    title: str
    kind: str
    messages: tuple[PlannedMessage, ...]


@dataclass(frozen=True, slots=True)
class Remark:
    """Something about the file a person should know: a message refused, merged, or taken with doubt."""

    would: str
    line: int
    why: str


@dataclass(frozen=True, slots=True)
class Plan:
    """What an archive would bring: people by address, threads in the order they began, and remarks."""

    people: dict[str, str]
    threads: tuple[Thread, ...]
    remarks: tuple[Remark, ...]
    copies: int

    @property
    def messages(self) -> int:
        return sum(len(thread.messages) for thread in self.threads)

    def sources(self) -> Iterable[str]:
        for thread in self.threads:
            for message in thread.messages:
                yield message.source
                yield from message.answers


def plan(
    path: str | os.PathLike[str], *, name: str, now: datetime, progress: Callable[[int], None] | None = None
) -> Plan:
    """The plan for the file. Raises tiework's InputError, with file, line and what was expected, where it is no mbox."""
    return of_archive(read_mbox(path, name=name, now=now, progress=progress, keep=pack), now)


def of_archive(archive: Archive, now: datetime) -> Plan:
    """The plan for an archive whose bodies were packed by `glance.pack`."""
    taken = [message for message in archive.messages if len(message.sender_address) <= LONGEST_ADDRESS]
    dates, mended = dates_of(taken, now)
    remarks = [
        Remark("refuse" if problem.severity == "refused" else "change", problem.line, problem.what)
        for problem in archive.problems
        if not (problem.line in mended and problem.what.startswith("a Date"))
    ]
    remarks += [Remark("refuse", m.line, "the sender's address is too long to be one") for m in archive.messages
                if len(m.sender_address) > LONGEST_ADDRESS]  # fmt: skip
    remarks += [
        Remark("change", line, "its date cannot be right: it takes the date beside it") for line in mended
    ]
    spoken = {message.sender_address for message in taken}
    return Plan(
        people={a: _name(a, name) for a, name in archive.people.items() if a in spoken},
        threads=_threads(taken, dates),
        remarks=tuple(sorted(remarks, key=lambda remark: remark.line)),
        copies=archive.counts["merged"],
    )


def title_of(subject: str, opening: str) -> str:
    """The subject without Re: and list tags; the first words where there is none."""
    text = " ".join(subject.split())
    while (shorter := _PREFIX.sub("", text, count=1)) != text:
        text = shorter
    return (text or opening or "Without a subject")[:200]


def kind_of(title: str, asks: bool) -> str:
    """A question if the subject or the writer's last words ask; an announcement if it says so; else something shared."""
    if title.rstrip().endswith("?"):
        return "question"
    if _NEWS.search(title):
        return "announcement"
    return "question" if asks else "resource"


def _name(address: str, name: str) -> str:
    # Where only the address is known, its owner's part stands in: the whole address is never shown.
    return name if name and name != address else address.split("@")[0].replace(".", " ").strip() or "Somebody"


def _threads(messages: list[Message], dates: dict[str, datetime]) -> tuple[Thread, ...]:
    together: dict[str, list[Message]] = defaultdict(list)
    for message in messages:
        together[message.thread_id].append(message)
    depths = depths_of(messages)
    threads = [
        _thread(sorted(one, key=lambda m: (dates[m.id], depths[m.id], m.line)), dates)
        for one in together.values()
    ]
    return tuple(sorted(threads, key=lambda thread: (thread.messages[0].at, thread.messages[0].line)))


def _thread(messages: list[Message], dates: dict[str, datetime]) -> Thread:
    first = unpack(messages[0].body)
    title = title_of(messages[0].subject, first.opening)
    planned = tuple(
        PlannedMessage(m.id, m.line, m.sender_address, dates[m.id], _answers(m), unpack(m.body).length)
        for m in messages
    )
    return Thread(title, kind_of(title, first.asks), planned)


def _answers(message: Message) -> tuple[str, ...]:
    if message.parent_id is not None:
        return (message.parent_id,)
    outside = tuple(dict.fromkeys((*message.in_reply_to, *reversed(message.references))))
    # An answer to a lost message stands in its thread, and is said toward nobody: whom it answered is not known.
    return tuple(one for one in outside if one != message.id)
