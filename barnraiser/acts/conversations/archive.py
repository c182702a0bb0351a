"""The shape of an imported thread: who answers whom, whatever the archive got wrong. No database here."""

import hashlib
from collections.abc import Collection, Iterable, Mapping
from dataclasses import dataclass, replace
from datetime import datetime

from barnraiser.communities.models import Community
from barnraiser.people.models import Person

LONGEST = 60_000
_CUT = "\n\n*The rest of this message was too long to bring in.*"


@dataclass(frozen=True, slots=True)
class ImportedMessage:
    """A message of an archive. `source` is what identifies it there; `reply_to_source` the one it answers, if any."""

    source: str
    by: Person
    words: str
    at: datetime
    reply_to_source: str = ""

    def __post_init__(self) -> None:
        if not self.source:
            raise ValueError("An imported message needs a source: what identifies it in its archive.")
        if self.at.tzinfo is None:
            raise ValueError("An imported message needs a date with a time zone.")


def source_key(community: Community, source: str) -> str:
    """What is kept of a source: a digest that differs from community to community, so no address stays here."""
    return hashlib.sha256(f"{community.code}|{source}".encode()).hexdigest() if source else ""


def keyed(community: Community, messages: Iterable[ImportedMessage]) -> dict[str, ImportedMessage]:
    """The messages by what is kept of their source, each once, the earliest first."""
    found: dict[str, ImportedMessage] = {}
    for message in sorted(messages, key=lambda m: m.at):
        key = source_key(community, message.source)
        found.setdefault(
            key, replace(message, source=key, reply_to_source=source_key(community, message.reply_to_source))
        )
    return found


def parents(messages: Mapping[str, ImportedMessage], known: Collection[str]) -> dict[str, str]:
    """For each message the source it answers, or "" where that is unknown or leads in a circle."""
    found = {
        source: m.reply_to_source if m.reply_to_source in messages or m.reply_to_source in known else ""
        for source, m in messages.items()
    }
    sound: set[str] = set()
    for source in found:
        path: dict[str, None] = {}
        while source in found and source not in sound and source not in path:
            path[source] = None
            source = found[source]
        if source in path:
            found[source] = ""
        sound.update(path)
    return found


def opening(messages: Mapping[str, ImportedMessage], answers: Mapping[str, str]) -> ImportedMessage:
    """The earliest message that answers nothing known. There is one: circles are broken."""
    return next(message for source, message in messages.items() if not answers[source])


def shortened(words: str) -> str:
    return words if len(words) <= LONGEST else words[: LONGEST - len(_CUT)] + _CUT
