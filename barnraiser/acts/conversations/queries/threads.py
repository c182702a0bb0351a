"""A thread as its page shows it: in the order of time, a hundred replies at once."""

from collections import Counter
from collections.abc import Iterable, Sequence
from dataclasses import dataclass, field
from datetime import datetime

from django.core.paginator import Page, Paginator
from django.db.models import Count, Min, Q, QuerySet

from barnraiser.acts.ledger import queries as ledger
from barnraiser.communities.models import Membership
from barnraiser.ground import text
from barnraiser.ground.addresses import address
from barnraiser.ground.manifest import VoiceView, voices_of
from barnraiser.people import queries as people
from barnraiser.people.models import Person

from ..models import Conversation, Hiding, Message, Reading, Thanks
from ..models.message import MessageQuerySet
from ..rules import is_to_be_thanked
from .beside import Beside, beside

ON_A_PAGE = 100
FACES = 12


@dataclass(slots=True)
class Said:
    """A message as the viewer sees it. `under` holds the answers that follow it with nothing between."""

    message: Message
    thanked_by: int
    is_thanked: bool
    may_thank: bool
    is_own: bool
    is_linked: bool
    hidden: Hiding | None = None
    beside: Beside = field(default_factory=Beside)
    voice: VoiceView | None = None
    through: str = ""
    is_new: bool = False
    is_first_new: bool = False
    quotes: bool = False
    under: list["Said"] = field(default_factory=list)

    @property
    def name(self) -> str:
        return self.message.by.name if self.message.by else "somebody who left"

    @property
    def first_name(self) -> str:
        return self.message.by.name.split()[0] if self.message.by else ""

    @property
    def thank_to(self) -> str:
        """Where thanks go, or where they are taken back."""
        return self._at("thanks_withdrawal" if self.is_thanked else "thanks")

    @property
    def nod_to(self) -> str:
        return self._at("nod_withdrawal" if self.beside.has_nodded else "nods")

    @property
    def keep_to(self) -> str:
        return self._at("keeping_withdrawal" if self.beside.is_kept else "keeping")

    @property
    def more_at(self) -> str:
        return self._at("more")

    def _at(self, door: str) -> str:
        return address(f"conversations:{door}", self.message.code)

    @property
    def quote(self) -> str:
        """How the message it answers begins."""
        return text.gist(self.message.reply_to.html, 90) if self.message.reply_to else ""


@dataclass(frozen=True, slots=True)
class Thread:
    opening: Said
    replies: list[Said]
    page: Page[Message]
    new: int
    first_new_page: int
    read_until: datetime
    is_read: bool
    thankers: list[Person]

    @property
    def starts(self) -> bool:
        return self.page.number == 1

    @property
    def last(self) -> Message:
        """The last message of this page: what comes after it is new to an open page."""
        below = self.replies[-1] if self.replies else self.opening
        return below.under[-1].message if below.under else below.message

    @property
    def has_new(self) -> bool:
        """The line where the new replies begin stands on this page."""
        return any(said.is_first_new for said in self.replies)


def thread(viewer: Person | None, conversation: Conversation, number: int | str = 1) -> Thread:
    """One page of the conversation for a viewer who sees it."""
    seen = Message.objects.filter(conversation=conversation)
    replies = seen.replies().order_by("at", "pk")
    pages = Paginator(replies, ON_A_PAGE)
    vars(pages)["count"] = conversation.reply_count
    page = pages.get_page(number)
    opening, *shown = whole(_with_opening(seen, page), conversation)
    read = Reading.objects.filter(conversation=conversation, person=viewer).first() if viewer else None
    before = _read_before(replies, page, shown, read)
    told = said(viewer, [opening, *shown])
    if read:
        _mark_new(told[1:], read.at)
    read_until = max(message.at for message in [opening, *shown])
    return Thread(
        opening=told[0],
        replies=_nested(opening, told[1:]),
        page=page,
        new=pages.count - before if read else 0,
        first_new_page=before // ON_A_PAGE + 1,
        read_until=read_until,
        is_read=read is not None and read.at >= read_until,
        thankers=list(Person.objects.filter(pk__in=_first_thankers(opening))) if told[0].thanked_by else [],
    )


def _with_opening(seen: MessageQuerySet, page: Page[Message]) -> list[Message]:
    """The message that opens the conversation, and the replies on the page: fetched together where one page holds them all."""
    if page.paginator.num_pages > 1:
        return [seen.opening().get(), *page]
    every = list(seen.order_by("at", "pk"))
    page.object_list = [message for message in every if message.reply_to_id]
    return [*(message for message in every if not message.reply_to_id), *page.object_list]


def whole(messages: Sequence[Message], conversation: Conversation) -> list[Message]:
    """Messages of the conversation with who said them and what they answer. Two queries, and each person is read once."""
    here = {message.pk: message for message in messages}
    absent = {m.reply_to_id for m in messages if m.reply_to_id and m.reply_to_id not in here}
    here |= Message.objects.in_bulk(absent) if absent else {}
    wrote = Person.objects.filter(pk__in={message.by_id for message in here.values() if message.by_id})
    people_ = {person.pk: person for person in wrote.order_by()}
    for message in here.values():
        message.conversation = conversation
        message.by = people_.get(message.by_id or 0)
        if message.reply_to_id in here:
            message.reply_to = here[message.reply_to_id]
    return list(messages)


def _read_before(
    replies: QuerySet[Message], page: Page[Message], shown: Sequence[Message], read: Reading | None
) -> int:
    """How many replies the reader has read. Asked only where they are not all at hand."""
    if read is None:
        return 0
    if page.paginator.num_pages == 1:
        return sum(message.at <= read.at for message in shown)
    return replies.filter(at__lte=read.at).count()


def said(viewer: Person | None, messages: Sequence[Message]) -> list[Said]:
    """The messages with who thanked, for whom they were said and what the viewer may do, in a few queries."""
    authors = {message.by_id for message in messages if message.by_id}
    known = _known(viewer, authors, messages[0].conversation.community_id) if messages else set()
    hung = beside(viewer, messages)
    mine = [message.pk for message in messages if viewer and message.by_id == viewer.pk]
    down = {h.message_id: h for h in Hiding.objects.filter(message__in=mine)} if mine else {}
    voices = voices_of(viewer, messages)
    helped = ledger.through([_told_about(message) for message in messages])
    return [
        Said(
            message,
            thanked_by=hung[message.pk].thanks,
            is_thanked=hung[message.pk].has_thanked,
            may_thank=bool(is_to_be_thanked(viewer, message)),
            is_own=viewer is not None and message.by_id == viewer.pk,
            is_linked=message.by_id in known,
            hidden=down.get(message.pk),
            beside=hung[message.pk],
            voice=voices.get(str(message.ref)),
            through=helped.get((_told_about(message), message.by_id or 0), ""),
        )
        for message in messages
    ]


def _known(viewer: Person | None, authors: set[int], community: int) -> set[int]:
    """Those of the authors whom the viewer sees: whoever belongs where the viewer does, and the few others asked one by one."""
    if viewer is None:
        return set()
    there = Membership.objects.current().filter(community=community, person__in=authors | {viewer.pk})
    known = set(there.values_list("person_id", flat=True))
    known = known if viewer.pk in known else set()
    others = authors - known - {viewer.pk}
    found = people.visible_to(viewer).filter(pk__in=others).values_list("pk", flat=True) if others else []
    return known | {viewer.pk} | set(found)


def _told_about(message: Message) -> str:
    """What the ledger's act of saying it is about: the message, or the conversation that it opens."""
    return str(message.ref if message.reply_to_id else message.conversation.ref)


def said_since(viewer: Person, conversation: Conversation, last: Message) -> list[Said]:
    """What was said after this message, in the order of time; half a page of it at the most."""
    later = Q(at__gt=last.at) | Q(at=last.at, pk__gt=last.pk)
    rows = Message.objects.filter(later, conversation=conversation).order_by("at", "pk")
    told = said(viewer, whole(list(rows[: ON_A_PAGE // 2]), conversation))
    for each in told:
        each.is_new = each.message.by_id != viewer.pk
        each.quotes = bool(each.message.reply_to and each.message.reply_to.reply_to_id)
    return told


def page_of(message: Message) -> int:
    """The page of its thread a message stands on."""
    earlier = Q(at__lt=message.at) | Q(at=message.at, pk__lt=message.pk)
    before = Message.objects.replies().filter(earlier, conversation=message.conversation).count()
    return before // ON_A_PAGE + 1 if message.reply_to_id else 1


def last_page(conversation: Conversation) -> int:
    return max(1, -(-conversation.reply_count // ON_A_PAGE))


def speakers(conversation: Conversation, thread: Thread) -> tuple[list[Person], int, list[tuple[str, int]]]:
    """Who is in the conversation: the first dozen in the order they came in, how many in all, and how many by sector."""
    if thread.page.paginator.num_pages == 1:
        spoke = [thread.opening.message.by, *(message.by for message in thread.page)]
        each = list(dict.fromkeys(person for person in spoke if person))
        sectors = Counter(person.sector for person in each)
        return each[:FACES], len(each), sorted((s, n) for s, n in sectors.items() if s)
    came = Person.objects.filter(messages__conversation=conversation).annotate(came=Min("messages__at"))
    rows = Message.objects.filter(conversation=conversation, by__isnull=False).order_by()
    counts = dict(rows.values_list("by__sector").annotate(n=Count("by", distinct=True)))
    total = sum(counts.values())
    mix = [(sector, n) for sector, n in sorted(counts.items()) if sector]
    return list(came.order_by("came", "pk")[:FACES]), total, mix


def _mark_new(told: Iterable[Said], read_until: datetime) -> None:
    is_first = True
    for each in told:
        each.is_new = each.message.at > read_until
        each.is_first_new = each.is_new and is_first
        is_first = is_first and not each.is_new


def _nested(opening: Message, told: Iterable[Said]) -> list[Said]:
    """Two levels, never out of the order of time: an answer stands under what it answers when nothing came between."""
    top: list[Said] = []
    family: set[int] = set()
    for each in told:
        answered = each.message.reply_to_id
        if answered in family and not each.is_first_new:
            each.quotes = answered != top[-1].message.pk
            top[-1].under.append(each)
        else:
            each.quotes = answered != opening.pk
            top.append(each)
            family = set()
        family.add(each.message.pk)
    return top


def _first_thankers(opening: Message) -> QuerySet[Thanks, int]:
    return Thanks.objects.filter(message=opening).order_by("at", "pk").values_list("by", flat=True)[:3]
