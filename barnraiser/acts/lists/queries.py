"""Every read of letters, viewer first."""

from collections.abc import Iterable
from typing import Any

from django.db.models import Exists, OuterRef, Q, QuerySet
from django.db.models.functions import Length

from barnraiser.acts.conversations import queries as conversations
from barnraiser.acts.conversations.models import Cadence, Conversation, Following, Hearing, Level, Message
from barnraiser.communities.models import Community, Role, RoleGrant
from barnraiser.ground import clock
from barnraiser.people import queries as people
from barnraiser.people.models import Person

from . import addresses, reading
from .models import Answer, Arrival, Attachment, Bounce, Delivery, Pause, Posting, Raw, Remainder, Turn
from .models.arrival import ArrivalQuerySet


def visible_to(viewer: Person | None) -> ArrivalQuerySet:
    """The letters the viewer wrote, or is said to have written."""
    return Arrival.objects.visible_to(viewer).select_related("community", "by")


def attachments_visible_to(viewer: Person | None) -> QuerySet[Attachment]:
    """What came with a message that the viewer sees, and with a letter of their own."""
    seen = Q(Message.objects.read_by(viewer, "message"), message__hiding=None)
    mine = Q(arrival__by=viewer, message=None) if viewer else Q(pk__in=[])
    return Attachment.objects.filter(seen | mine).select_related("arrival__raw")


def beside(viewer: Person | None, code: str) -> tuple[Message, list[Attachment], str] | None:
    """The message that the letter with this code became, what is attached, and what stood below its words.

    For whoever sees the message. What was taken down has nothing beside it, and a signature goes with its name.
    """
    posting = Posting.objects.filter(arrival__code=code, message__isnull=False).first()
    seen = conversations.messages_visible_to(viewer).filter(hiding=None)
    message = seen.filter(pk=posting.message_id).first() if posting and posting.message_id else None
    if message is None:
        return None
    below = Remainder.objects.filter(message=message).first()
    words = below.words if below and message.by_id else ""
    return message, list(Attachment.objects.filter(message=message)), words


def held_for(viewer: Person) -> ArrivalQuerySet:
    """What waits for the viewer to let it out or discard it."""
    return visible_to(viewer).held()


def tended_by(viewer: Person | None) -> ArrivalQuerySet:
    """Letters to the communities that the viewer is a steward of: kept apart, or held for whom they name; with their size."""
    if viewer is None:
        return Arrival.objects.none()
    keeps = RoleGrant.objects.filter(
        membership__person=viewer, membership__until=None, role=Role.STEWARD, until=None
    )
    rows = Arrival.objects.kept_apart() | Arrival.objects.held()
    return (
        rows.filter(community__in=keeps.values("membership__community"))
        .select_related("community")
        .annotate(size=Length("raw__data"))
    )


def conversations_answered(arrival: Arrival) -> list[Conversation]:
    """Every conversation of the house that the letter answers, by the names that mail programs gave it."""
    raw = Raw.objects.filter(arrival=arrival).first()
    named = reading.read(bytes(raw.data)).head.answers if raw else ()
    by_name = Posting.objects.filter(key__in=[reading.key_of(each) for each in named])
    codes = [code for each in named if (code := addresses.code_in(each))]
    said = Message.objects.filter(Q(code__in=codes) | Q(pk__in=by_name.values("message")))
    return list(Conversation.objects.filter(messages__in=said).distinct())


def pause_of(person: Person) -> Pause | None:
    """The rest that letters to the person take until they ask for them again."""
    return Pause.objects.filter(person=person, until=None).first()


def rests(person: Person) -> Pause | None:
    """The rest that is not over, if there is one."""
    return Pause.objects.filter(Q(until=None) | Q(until__gt=clock.now()), person=person).first()


def list_members(community: Community) -> QuerySet[Person]:
    """Who has the community as a mailing list."""
    heard = Hearing.objects.filter(
        community=community, level=Level.ALL, cadence=Cadence.AT_ONCE, person=OuterRef("pk")
    )
    return _members(community).filter(Exists(heard))


def hearers(message: Message) -> QuerySet[Person]:
    """Whom a message might go to at once; whether it does is asked again for each of them when it does."""
    conversation = message.conversation
    at_once = Hearing.objects.filter(
        community_id=conversation.community_id, cadence=Cadence.AT_ONCE, person=OuterRef("pk")
    )
    chosen = Following.objects.filter(conversation=conversation, person=OuterRef("pk"))
    everything = Exists(at_once.filter(level=Level.ALL)) & ~Exists(chosen)
    this = Exists(at_once) & Exists(chosen.filter(level=Level.ALL))
    return (
        _members(conversation.community)
        .filter(everything | this)
        .exclude(pk=message.by_id or 0)
        .order_by("pk")
    )


def _members(community: Community) -> QuerySet[Person]:
    return Person.objects.claimed().filter(memberships__community=community, memberships__until=None)


def posted_as(community: Community, keys: Iterable[str]) -> Message | None:
    """The message that one of these letters became, in the order they are given."""
    wanted = list(keys)
    rows = Posting.objects.filter(community=community, key__in=wanted, message__isnull=False)
    found = {
        row.key: row.message for row in rows.select_related("message__conversation__community", "message__by")
    }
    return next((found[key] for key in wanted if key in found), None)


def behind_codes(community: Community, codes: Iterable[str]) -> Message | None:
    """The message that one of these codes names, in the order they are given."""
    wanted = list(codes)
    rows = Message.objects.filter(conversation__community=community, code__in=wanted)
    found = {row.code: row for row in rows.select_related("conversation__community", "by")}
    return next((found[code] for code in wanted if code in found), None)


def original_id(message: Message) -> str:
    """What the author's own mail program called the message, if it came by mail and nobody else uses that name."""
    posting = Posting.objects.filter(message=message).first()
    if posting is None or not posting.called:
        return ""
    is_shared = Posting.objects.filter(key=posting.key).exclude(pk=posting.pk).exists()
    return "" if is_shared else posting.called


def own(person: Person) -> dict[str, Any]:
    """A person's own data here."""
    addresses = people.addresses_of(person)
    return {
        "letters": [
            {
                "code": a.code,
                "to": a.recipient,
                "at": a.received_at.isoformat(),
                "subject": a.subject,
                "became": a.state,
                "why": a.reason,
            }
            for a in Arrival.objects.filter(by=person)
        ],
        "posted": [p.arrival.code for p in Posting.objects.filter(person=person).select_related("arrival")],
        "handed_to_you": [
            {"message": d.round.message.code, "state": d.state}
            for d in Delivery.objects.filter(person=person).select_related("round__message")
        ],
        "came_back": [
            {"at": b.at.isoformat(), "for_good": b.is_lasting} for b in Bounce.objects.filter(person=person)
        ],
        "rests_since": [p.since.isoformat() for p in Pause.objects.filter(person=person)],
        "answers": [
            {"at": a.at.isoformat(), "words": a.words} for a in Answer.objects.filter(address__in=addresses)
        ],
        "last_answered": [t.last_at.isoformat() for t in Turn.objects.filter(address__in=addresses)],
    }
