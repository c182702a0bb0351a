"""Bring in a thread of an archive: at its real dates, by people who may never have been here. Whether somebody may,
the rule of acts/imports has said before."""

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass

from django.db import transaction
from django.db.models import Max

from barnraiser.acts.ledger import actions as ledger
from barnraiser.communities.models import Community
from barnraiser.ground import text
from barnraiser.people.models import Person

from .. import archive
from ..archive import ImportedMessage
from ..manifest import REPLIED, STARTED
from ..models import Conversation, Message
from ..queries import from_sources
from .finding import word
from .speaking import opening_of

BATCH = 500


@dataclass(frozen=True, slots=True)
class Imported:
    """What an import of one thread did: messages that are new, that stood already, that were cut at the longest."""

    conversation: Conversation | None
    created: int
    merged: int
    shortened: int


@transaction.atomic
def import_conversation(
    *, community: Community, kind: str, title: str, messages: Sequence[ImportedMessage]
) -> Imported:
    """The thread stands in the community, each message once by its source. A thread that stood already is continued."""
    Community.objects.select_for_update().get(pk=community.pk)
    given = archive.keyed(community, messages)
    standing = from_sources(community, [*given, *(m.reply_to_source for m in given.values())])
    new = {source: message for source, message in given.items() if source not in standing}
    home = min(standing.values(), key=lambda m: (m.at, m.pk)).conversation if standing else None
    if new:
        home = _bring_in(community, home, kind, title, new, standing)
    cut = sum(len(message.words) > archive.LONGEST for message in new.values())
    return Imported(home, len(new), len(messages) - len(new), cut)


def _bring_in(
    community: Community,
    home: Conversation | None,
    kind: str,
    title: str,
    new: dict[str, ImportedMessage],
    standing: dict[str, Message],
) -> Conversation:
    near = {s: m for s, m in standing.items() if home and m.conversation_id == home.pk}
    answers = archive.parents(new, near)
    rest = dict(new)
    if home is None:
        first = rest.pop(archive.opening(new, answers).source)
        home = _open(community, kind, title, first)
        near[first.source] = opened = _message(home, first, None)
        opened.save()
    else:
        opened = opening_of(home)
    brought = _answer(home, opened, rest, answers, near)
    word([*([opened] if opened.source in new else []), *brought])
    _count(home)
    _record(home, brought, answers)
    return home


def _open(community: Community, kind: str, title: str, first: ImportedMessage) -> Conversation:
    conversation = Conversation.objects.create(
        community=community,
        kind=Conversation.Kind(kind),
        title=" ".join(title.split())[:200] or "Without a title",
        by=first.by,
        started_at=first.at,
        last_at=first.at,
    )
    ledger.record(STARTED, by=first.by, within=community, about=conversation.ref, at=first.at)
    return conversation


def _answer(
    home: Conversation,
    opened: Message,
    rest: dict[str, ImportedMessage],
    answers: dict[str, str],
    near: dict[str, Message],
) -> list[Message]:
    """The other messages, each under the one it answers: first all under the opening, then moved where they belong."""
    made = [_message(home, message, near.get(answers[source], opened)) for source, message in rest.items()]
    Message.objects.bulk_create(made, batch_size=BATCH)
    by_source = {message.source: message for message in made}
    moved = [message for message in made if answers[message.source] in by_source]
    for message in moved:
        message.reply_to = by_source[answers[message.source]]
    Message.objects.bulk_update(moved, ["reply_to"], batch_size=BATCH)
    return made


def _message(home: Conversation, message: ImportedMessage, reply_to: Message | None) -> Message:
    words = archive.shortened(message.words)
    return Message(
        conversation=home,
        by=message.by,
        words=words,
        html=text.render(words),
        at=message.at,
        reply_to=reply_to,
        source=message.source,
    )


def _count(home: Conversation) -> None:
    said = Message.objects.filter(conversation=home)
    home.reply_count = said.replies().count()
    home.last_at = said.aggregate(last=Max("at"))["last"]
    home.save(update_fields=["reply_count", "last_at"])


def _record(home: Conversation, brought: Iterable[Message], answers: Mapping[str, str]) -> None:
    """One act a message, toward whom it is known to answer; toward nobody where the archive does not tell."""
    entries = []
    for message in brought:
        toward = message.reply_to.by if message.reply_to and answers[message.source] else None
        entries.append(_entry(home, message, message.by, (toward,) if toward else ()))
    ledger.record_all(entries)


def _entry(
    home: Conversation, message: Message, by: Person | None, toward: tuple[Person, ...]
) -> ledger.Entry:
    assert by is not None  # noqa: S101 - an imported message always has an author
    return ledger.Entry(REPLIED, by, toward, home.community, message.ref, message.at)
