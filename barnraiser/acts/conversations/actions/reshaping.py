"""Move a conversation, bring two together, and give a side talk a place of its own. Every address goes on leading there."""

from django.db import transaction
from django.db.models import Max

from barnraiser.communities.models import Community
from barnraiser.ground.text import one_line
from barnraiser.people.models import Person

from ..models import Conversation, Draft, Following, Kind, Message, Reading, Step, Summary, Trace
from ..rules import may_merge, may_move, may_split
from .finding import reword, reword_conversation
from .speaking import held_home, opening_of
from .tracing import trace

BATCH = 500


@transaction.atomic
def move(*, by: Person, conversation: Conversation, to: Community, reason: str = "") -> Conversation:
    """The conversation stands in the other community, and nobody reads it who could not before."""
    held = _held(conversation)[0]
    may_move(by, held, to).require()
    was, held.community = held.community, to
    held.pinned_at = None
    held.save(update_fields=["community", "pinned_at"])
    Draft.objects.filter(conversation=held).update(community=to)
    reword_conversation(held)
    trace(Step.MOVED, by=by, conversation=held, reason=reason, said=f"from {was.name}")
    return held


@transaction.atomic
def merge(*, by: Person, conversation: Conversation, into: Conversation, reason: str = "") -> Conversation:
    """What was said in the one stands in the other, in the order of time. The old address leads there."""
    rows = {row.pk: row for row in _held(conversation, into)}
    gone, stays = rows[conversation.pk], rows[into.pk]
    may_merge(by, gone, stays).require()
    first = opening_of(gone)
    Message.objects.filter(pk=first.pk).update(reply_to=opening_of(stays))
    moved = list(Message.objects.filter(conversation=gone).values_list("pk", flat=True))
    Message.objects.filter(conversation=gone).update(conversation=stays)
    reword(moved)
    Conversation.objects.filter(merged_into=gone).update(merged_into=stays)
    gone.merged_into, gone.opened_with = stays, first
    gone.pinned_at, gone.closed_at, gone.reply_count = None, None, 0
    gone.save(update_fields=["merged_into", "opened_with", "pinned_at", "closed_at", "reply_count"])
    _take_along(gone, stays)
    _count(stays)
    trace(Step.MERGED, by=by, conversation=stays, reason=reason, other=gone)
    return stays


@transaction.atomic
def split(*, by: Person, message: Message, kind: str, title: str, reason: str = "") -> Conversation:
    """The answer and all that answers it are a conversation of their own, read by the same people."""
    home = held_home(message)
    first = Message.objects.select_related("conversation__community", "by").get(pk=message.pk)
    may_split(by, first, kind).require()
    keys = _below(home, first.pk)
    new = Conversation.objects.create(
        community=home.community,
        kind=Kind(kind),
        audience=home.audience,
        title=one_line(title),
        by=first.by,
        started_at=first.at,
        last_at=first.at,
    )
    Message.objects.filter(pk=first.pk).update(reply_to=None, conversation=new)
    for start in range(0, len(keys), BATCH):
        Message.objects.filter(pk__in=keys[start : start + BATCH]).update(conversation=new)
    reword([first.pk, *keys])
    read = Reading.objects.filter(conversation=home).values_list("person_id", "at")
    Reading.objects.bulk_create(
        (Reading(conversation=new, person_id=p, at=at) for p, at in read), batch_size=BATCH
    )
    _count(home)
    _count(new)
    trace(Step.SPLIT, by=by, conversation=home, reason=reason, other=new)
    trace(Step.SPLIT_OFF, by=by, conversation=new, reason=reason, other=home)
    return new


def _held(*conversations: Conversation) -> list[Conversation]:
    """These and nobody else's until the transaction is through, always locked in the same order."""
    keys = [conversation.pk for conversation in conversations]
    rows = Conversation.objects.select_for_update(of=("self",)).select_related("community", "by")
    return list(rows.filter(pk__in=keys).order_by("pk"))


def _take_along(gone: Conversation, stays: Conversation) -> None:
    """What belongs to those who were in the one: what they hear of, what they began to write, its summary and its traces."""
    followed = Following.objects.filter(conversation=stays).values("person")
    Following.objects.filter(conversation=gone).exclude(person__in=followed).update(conversation=stays)
    Reading.objects.filter(conversation=gone).delete()
    drafts = {draft.by_id: draft for draft in Draft.objects.filter(conversation=stays)}
    for draft in Draft.objects.filter(conversation=gone):
        if other := drafts.get(draft.by_id):
            other.words = f"{other.words}\n\n{draft.words}"[:60_000]
            other.save(update_fields=["words"])
            draft.delete()
        else:
            Draft.objects.filter(pk=draft.pk).update(conversation=stays)
    if not Summary.objects.filter(conversation=stays).exists():
        Summary.objects.filter(conversation=gone).update(conversation=stays)
    Trace.objects.filter(conversation=gone).update(conversation=stays)


def _below(home: Conversation, first: int) -> list[int]:
    """Every message that answers this one, or an answer to it, and so on."""
    answers: dict[int | None, list[int]] = {}
    for key, answered in (
        Message.objects.filter(conversation=home).order_by().values_list("pk", "reply_to_id")
    ):
        answers.setdefault(answered, []).append(key)
    found, ahead = [], [first]
    while ahead:
        below = answers.get(ahead.pop(), [])
        found += below
        ahead += below
    return found


def _count(conversation: Conversation) -> None:
    said = Message.objects.filter(conversation=conversation)
    conversation.reply_count = said.replies().count()
    conversation.last_at = said.aggregate(last=Max("at"))["last"]
    conversation.save(update_fields=["reply_count", "last_at"])
