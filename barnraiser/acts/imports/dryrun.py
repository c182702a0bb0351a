"""What a plan would do to a community as it stands: counts, and lines to read. Pure."""

from collections.abc import Iterator, Set
from dataclasses import dataclass
from typing import TypedDict

from .mbox import Plan, Remark, Thread

LONGEST_WORDS = 60_000


@dataclass(frozen=True, slots=True)
class Standing:
    """What is here already, out of what the plan names: message ids and addresses."""

    sources: Set[str]
    addresses: Set[str]


@dataclass(frozen=True, slots=True)
class Would:
    """One line: what would be done (add, merge, change, refuse) with a thing of some sort, and why."""

    would: str
    what: str
    name: str
    note: str = ""
    line: int | None = None


class Counts(TypedDict):
    people_new: int
    people_known: int
    conversations_new: int
    conversations_continued: int
    messages: int
    messages_new: int
    messages_here: int
    copies: int
    refused: int
    doubtful: int
    shortened: int


def counts(plan: Plan, standing: Standing) -> Counts:
    """The figures of the dry run, and of the report at the end."""
    new_people = sum(address not in standing.addresses for address in plan.people)
    new = [thread for thread in plan.threads if is_new(thread, standing)]
    messages_new = sum(m.source not in standing.sources for t in plan.threads for m in t.messages)
    continued = [
        t for t in plan.threads if not is_new(t, standing) and 0 < here(t, standing) < len(t.messages)
    ]
    continued += [t for t in plan.threads if not is_new(t, standing) and not here(t, standing)]
    return Counts(
        people_new=new_people,
        people_known=len(plan.people) - new_people,
        conversations_new=len(new),
        conversations_continued=len(continued),
        messages=plan.messages,
        messages_new=messages_new,
        messages_here=plan.messages - messages_new,
        copies=plan.copies,
        refused=sum(remark.would == "refuse" for remark in plan.remarks),
        doubtful=sum(remark.would == "change" for remark in plan.remarks),
        shortened=sum(
            m.length > LONGEST_WORDS
            for t in plan.threads
            for m in t.messages
            if m.source not in standing.sources
        ),
    )


def lines(plan: Plan, standing: Standing) -> Iterator[Would]:
    """Every line of the dry run, in the order it is read."""
    yield from (_conversation(thread, standing) for thread in plan.threads)
    yield from _people(plan, standing)
    for thread in plan.threads:
        yield from (
            Would(
                "change",
                "message",
                thread.title,
                f"{m.length:,} characters: it is cut at {LONGEST_WORDS:,}",
                m.line,
            )
            for m in thread.messages
            if m.length > LONGEST_WORDS and m.source not in standing.sources
        )
    yield from (_remark(remark) for remark in plan.remarks)


def here(thread: Thread, standing: Standing) -> int:
    """How many of its messages the community has already."""
    return sum(message.source in standing.sources for message in thread.messages)


def is_new(thread: Thread, standing: Standing) -> bool:
    """Whether nothing of it, and nothing it answers, is here."""
    known = standing.sources
    return not any(m.source in known or any(one in known for one in m.answers) for m in thread.messages)


def _conversation(thread: Thread, standing: Standing) -> Would:
    total, stands = len(thread.messages), here(thread, standing)
    said = f"{total} message{'' if total == 1 else 's'}"
    if is_new(thread, standing):
        return Would("add", "conversation", thread.title, f"{thread.kind.capitalize()}, {said}")
    if stands == total:
        return Would("merge", "conversation", thread.title, f"Here already, with {said}")
    return Would("merge", "conversation", thread.title, f"Goes on: {total - stands} of {said} new")


def _people(plan: Plan, standing: Standing) -> Iterator[Would]:
    spoken: dict[str, int] = dict.fromkeys(plan.people, 0)
    for thread in plan.threads:
        for message in thread.messages:
            spoken[message.address] += 1
    for address, name in sorted(plan.people.items(), key=lambda pair: pair[1].casefold()):
        is_known = address in standing.addresses
        said = f"{spoken[address]} message{'' if spoken[address] == 1 else 's'}"
        yield Would(
            "merge" if is_known else "add",
            "person",
            name,
            f"{said}{', known here by address' if is_known else ''}",
        )


def _remark(remark: Remark) -> Would:
    return Would(remark.would, "message", "", remark.why[:300], remark.line)
