"""Bring in a thread of an archive: at its real dates, by people who may never have been here. Whether somebody may,
the rule of acts/imports has said before."""

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass

from django.db import transaction
from django.db.models import Max

from barnraiser.acts.ledger import actions as ledger
from barnraiser.communities.models import Community
from barnraiser.ground import text

from .. import archive
from ..archive import ImportedMessage
from ..manifest import REPLIED, STARTED
from ..models import Answering, Continuation, Conversation, Message
from ..queries import from_sources
from .speaking import opening_of
from .wording import word

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
    *,
    community: Community,
    kind: str,
    title: str,
    messages: Sequence[ImportedMessage],
    alongside: str = "",
    held_by: str = "",
) -> Imported:
    """The thread stands in the community, each message once by its source. A thread that stood already is continued.

    `alongside` is the source of a message of the same thread that may stand already, though none of these answers it. With
    `held_by`, the Ref of what brings it, nobody sees anything of it before it is released (see `holding.release`).
    """
    Community.objects.select_for_update().get(pk=community.pk)
    given = archive.keyed(community, messages)
    beside = archive.source_key(community, alongside)
    standing = from_sources(community, [*given, *(m.reply_to_source for m in given.values()), beside])
    new = {source: message for source, message in given.items() if source not in standing}
    # What somebody else holds back does not exist here: it may never be released.
    there = {s: m for s, m in standing.items() if m.conversation.held_by in ("", held_by)}
    own = [m for m in there.values() if m.conversation.held_by == held_by]
    home = _first(own).conversation if own else None
    if new:
        goes_on = _first(there.values()) if there and not own else None
        home = _bring_in(home or _Room(community, kind, title, held_by, goes_on), new, there)
    elif home is None and standing:
        home = _first(standing.values()).conversation
    cut = sum(len(message.words) > archive.LONGEST for message in new.values())
    return Imported(home, len(new), len(messages) - len(new), cut)


@dataclass(frozen=True, slots=True)
class _Room:
    """Where a conversation is to begin; `goes_on` beside a message that everybody sees, once this is released."""

    community: Community
    kind: str
    title: str
    held_by: str
    goes_on: Message | None


def _first(messages: Iterable[Message]) -> Message:
    return min(messages, key=lambda m: (m.at, m.pk))


def _bring_in(
    where: Conversation | _Room, new: dict[str, ImportedMessage], there: Mapping[str, Message]
) -> Conversation:
    answers = archive.parents(new, there)
    rest, made = dict(new), []
    if isinstance(where, _Room):
        first = rest.pop(archive.opening(new, {s: a if a in new else "" for s, a in answers.items()}).source)
        home = _open(where, first)
        opened = _message(home, first, None)
        opened.save()
        made.append(opened)
    else:
        home, opened = where, opening_of(where)
    made += _answer(home, opened, rest, answers, there)
    known = {message.source: message for message in (*there.values(), *made)}
    toward = {m.source: known[answers[m.source]] for m in made if answers[m.source]}
    count(home)
    if home.held_by:
        Answering.objects.bulk_create(
            (Answering(message=m, answers=toward[m.source]) for m in made if m.source in toward), BATCH
        )
    else:
        tell(home, made, toward)
    return home


def _open(room: _Room, first: ImportedMessage) -> Conversation:
    conversation = Conversation.objects.create(
        community=room.community,
        kind=Conversation.Kind(room.kind),
        title=" ".join(room.title.split())[:200] or "Without a title",
        by=first.by,
        started_at=first.at,
        last_at=first.at,
        held_by=room.held_by,
    )
    if room.goes_on:
        Continuation.objects.create(held=conversation, beside=room.goes_on)
    return conversation


def _answer(
    home: Conversation,
    opened: Message,
    rest: dict[str, ImportedMessage],
    answers: dict[str, str],
    there: Mapping[str, Message],
) -> list[Message]:
    """The other messages, each under the one it answers: first all under the opening, then moved where they belong."""
    near = {s: m for s, m in there.items() if m.conversation_id == home.pk} | {opened.source: opened}
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


def count(home: Conversation) -> None:
    """Its figures are those of what is said there now."""
    said = Message.objects.filter(conversation=home)
    home.reply_count = said.replies().count()
    home.last_at = said.aggregate(last=Max("at"))["last"]
    home.save(update_fields=["reply_count", "last_at"])


def tell(home: Conversation, said: Sequence[Message], toward: Mapping[str, Message]) -> None:
    """What was said is found by its words and stands in the ledger: one act a message, toward whom it is known to answer;
    toward nobody where the archive does not tell.
    """
    word(said)
    ledger.record_all(_entry(home, m, toward.get(m.source)) for m in said if m.by)


def _entry(home: Conversation, message: Message, answered: Message | None) -> ledger.Entry:
    if message.reply_to_id is None:
        return ledger.Entry(STARTED, message.by, (), home.community, home.ref, message.at)
    toward = (answered.by,) if answered and answered.by else ()
    return ledger.Entry(REPLIED, message.by, toward, home.community, message.ref, message.at)
