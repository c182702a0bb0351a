"""Bring in threads of an archive: at their real dates, by people who may never have been here. Whether somebody may,
the rule of acts/imports has said before."""

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, field

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
from .wording import word

BATCH = 500


@dataclass(frozen=True, slots=True)
class ImportedThread:
    """A thread of an archive. `alongside` is the source of a message of it that may stand already, though none of these
    answers it.
    """

    kind: str
    title: str
    messages: Sequence[ImportedMessage]
    alongside: str = ""


@dataclass(frozen=True, slots=True)
class Imported:
    """What an import of one thread did: messages that are new, that stood already, that were cut at the longest."""

    conversation: Conversation | None
    created: int
    merged: int
    shortened: int


def import_conversation(
    *, community: Community, kind: str, title: str, messages: Sequence[ImportedMessage], held_by: str = ""
) -> Imported:
    """The thread stands in the community, as `import_conversations` has it."""
    thread = ImportedThread(kind, title, messages)
    return import_conversations(community=community, threads=[thread], held_by=held_by)[0]


@transaction.atomic
def import_conversations(
    *, community: Community, threads: Sequence[ImportedThread], held_by: str = ""
) -> list[Imported]:
    """The threads stand in the community, each message once by its source. A thread that stood already is continued.

    With `held_by`, the Ref of what brings them, nobody sees anything of them before they are released (see `holding`).
    """
    Community.objects.select_for_update().get(pk=community.pk)
    coming = [_Coming(thread, archive.keyed(community, thread.messages)) for thread in threads]
    beside = {one.thread.alongside: archive.source_key(community, one.thread.alongside) for one in coming}
    named = [key for one in coming for m in one.given.values() for key in (m.source, m.reply_to_source)]
    standing = from_sources(community, [*named, *beside.values()])
    for one in coming:
        one.settle(standing, beside[one.thread.alongside], held_by)
    new = [one for one in coming if one.new]
    _open(community, [one for one in new if one.home is None], held_by)
    _answer(new)
    for one in new:
        if not one.is_opened_now:
            count(one.told_home)
    _tell(new)
    return [one.done() for one in coming]


@dataclass(slots=True)
class _Coming:
    """A thread on its way in: what of it is new, what stands, and where it goes."""

    thread: ImportedThread
    given: dict[str, ImportedMessage]
    standing: dict[str, Message] = field(default_factory=dict)
    there: dict[str, Message] = field(default_factory=dict)
    new: dict[str, ImportedMessage] = field(default_factory=dict)
    answers: dict[str, str] = field(default_factory=dict)
    home: Conversation | None = None
    opened: Message | None = None
    is_opened_now: bool = False
    made: list[Message] = field(default_factory=list)

    def settle(self, standing: Mapping[str, Message], beside: str, held_by: str) -> None:
        keys = {key for m in self.given.values() for key in (m.source, m.reply_to_source)} | {beside}
        self.standing = {key: standing[key] for key in keys if key in standing}
        self.new = {source: m for source, m in self.given.items() if source not in self.standing}
        # What somebody else holds back does not exist here: it may never be released.
        self.there = {s: m for s, m in self.standing.items() if m.conversation.held_by in ("", held_by)}
        own = [m for m in self.there.values() if m.conversation.held_by == held_by]
        self.home = _first(own).conversation if own else None
        self.answers = archive.parents(self.new, self.there)

    @property
    def told_home(self) -> Conversation:
        assert self.home  # noqa: S101 - opened before anything is said in it
        return self.home

    @property
    def goes_on(self) -> Message | None:
        """A message that everybody sees and beside which this goes on, once it is released."""
        return _first(self.there.values()) if self.there else None

    @property
    def first(self) -> ImportedMessage:
        """The earliest that answers nothing of what comes with it."""
        return archive.opening(self.new, {s: a if a in self.new else "" for s, a in self.answers.items()})

    @property
    def known(self) -> dict[str, Message]:
        return self.there | {message.source: message for message in self.made}

    def done(self) -> Imported:
        cut = sum(len(message.words) > archive.LONGEST for message in self.new.values())
        home = self.home or (_first(self.standing.values()).conversation if self.standing else None)
        return Imported(home, len(self.new), len(self.thread.messages) - len(self.new), cut)


def _first(messages: Iterable[Message]) -> Message:
    return min(messages, key=lambda m: (m.at, m.pk))


def _open(community: Community, coming: Sequence[_Coming], held_by: str) -> None:
    """Conversations for those that have none, each with its opening."""
    for one in coming:
        first = one.first
        one.home = Conversation(
            community=community,
            kind=Conversation.Kind(one.thread.kind),
            title=" ".join(one.thread.title.split())[:200] or "Without a title",
            by=first.by,
            started_at=first.at,
            last_at=max(message.at for message in one.new.values()),
            reply_count=len(one.new) - 1,
            held_by=held_by,
        )
        one.opened, one.is_opened_now = _message(one.home, first, None), True
    Conversation.objects.bulk_create([one.told_home for one in coming], batch_size=BATCH)
    openings = [one.opened for one in coming if one.opened]
    for one, opened in zip(coming, openings, strict=True):
        opened.conversation = one.told_home  # now that it has a key
        one.made.append(opened)
    Message.objects.bulk_create(openings, batch_size=BATCH)
    Continuation.objects.bulk_create(
        Continuation(held=one.told_home, beside=one.goes_on) for one in coming if one.goes_on
    )


def _answer(coming: Sequence[_Coming]) -> None:
    """The other messages, each under the one it answers: first all under the opening, then moved where they belong."""
    homes = [one.told_home.pk for one in coming if one.opened is None]
    opened = Message.objects.opening().filter(conversation__in=homes).select_related("by") if homes else []
    openings = {message.conversation_id: message for message in opened}
    made: list[Message] = []
    for one in coming:
        start = one.opened or openings[one.told_home.pk]
        near = {s: m for s, m in one.there.items() if m.conversation_id == one.told_home.pk}
        rest = [m for source, m in one.new.items() if not (one.is_opened_now and source == start.source)]
        near |= {start.source: start}
        one.made += (
            replies := [_message(one.told_home, m, near.get(one.answers[m.source], start)) for m in rest]
        )
        made += replies
    Message.objects.bulk_create(made, batch_size=BATCH)
    _move([message for one in coming for message in _misplaced(one)])


def _misplaced(one: _Coming) -> Iterable[Message]:
    """Those that answer a message that came with them; they stand where it does now."""
    by_source = {message.source: message for message in one.made}
    for message in one.made:
        parent = by_source.get(one.answers[message.source])
        if parent and message.reply_to_id and message.reply_to_id != parent.pk:
            message.reply_to = parent
            yield message


def _move(messages: Sequence[Message]) -> None:
    Message.objects.bulk_update(messages, ["reply_to"], batch_size=BATCH)


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


def _tell(coming: Sequence[_Coming]) -> None:
    """What is held back keeps whom each is known to answer, for later; anything else is told now."""
    made = [message for one in coming for message in one.made]
    known = {source: message for one in coming for source, message in one.known.items()}
    answers = {source: known[key] for one in coming for source, key in one.answers.items() if key}
    held = [m for m in made if m.conversation.held_by and m.source in answers]
    Answering.objects.bulk_create((Answering(message=m, answers=answers[m.source]) for m in held), BATCH)
    tell([m for m in made if not m.conversation.held_by], answers)


def tell(said: Sequence[Message], answers: Mapping[str, Message]) -> None:
    """What was said is found by its words and stands in the ledger: one act a message, toward whom it is known to answer;
    toward nobody where the archive does not tell.
    """
    word(said)
    ledger.record_all(_entry(message, answers.get(message.source)) for message in said if message.by)


def _entry(message: Message, answered: Message | None) -> ledger.Entry:
    home = message.conversation
    if message.reply_to_id is None:
        return ledger.Entry(STARTED, message.by, (), home.community, home.ref, message.at)
    toward = (answered.by,) if answered and answered.by else ()
    return ledger.Entry(REPLIED, message.by, toward, home.community, message.ref, message.at)
