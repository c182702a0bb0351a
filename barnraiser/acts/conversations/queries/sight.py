"""What a viewer sees at all. Everything else here begins with these two."""

from collections.abc import Iterable, Mapping
from typing import Any

from django.db.models import Exists, OuterRef, Q
from django.db.models.functions import Substr

from barnraiser.communities.models import Community
from barnraiser.communities.rules import is_member
from barnraiser.ground.manifest import CardView
from barnraiser.ground.text import gist
from barnraiser.people.models import Person

from ..models import Audience, Conversation, Hiding, Message
from ..models.conversation import ConversationQuerySet
from ..models.message import MessageQuerySet

SHOWN = 400


def visible_to(viewer: Person | None) -> ConversationQuerySet:
    return Conversation.objects.visible_to(viewer).select_related("community", "by")


def inside(viewer: Person, community: Community) -> ConversationQuerySet:
    """What `visible_to` gives of one community: for its members by a short question, where nothing is said among the trusted."""
    rows = Conversation.objects.filter(community=community)
    is_short = reads_all(viewer, community)
    seen = rows.released().filter(merged_into=None) if is_short else rows.visible_to(viewer)
    return seen.select_related("community", "by")


def in_own_rooms(viewer: Person) -> ConversationQuerySet:
    """What `visible_to` gives of the communities the viewer belongs to: by a short question, where nothing is said among the
    trusted in any of them.
    """
    rows = Conversation.objects.filter(community__in=Community.objects.of(viewer))
    if not viewer.is_claimed or rows.filter(audience=Audience.TRUSTED).exists():
        return rows.visible_to(viewer)
    return rows.released().filter(merged_into=None)


def reads_all(viewer: Person, community: Community) -> bool:
    """Whether the viewer reads what every member reads there, and nobody more: nothing is said among the trusted."""
    return bool(is_member(viewer, community)) and not _is_confided(community)


def _is_confided(community: Community) -> bool:
    """Whether anything is said among the trusted there. A page that changes nothing asks once, as of how its viewer stands."""
    known: bool | None = getattr(community, "is_confided", None)
    if known is None:
        known = Conversation.objects.filter(community=community, audience=Audience.TRUSTED).exists()
        if community.standing is not None:
            vars(community)["is_confided"] = known
    return known


def messages_visible_to(viewer: Person | None) -> MessageQuerySet:
    return Message.objects.visible_to(viewer).select_related("conversation__community", "by")


def seen_among(viewer: Person | None, **named: Any) -> list[Message]:
    """What `messages_visible_to` gives of the few messages named so. Asked of their conversations, since PostgreSQL, asked of
    the messages, may look at every conversation there is.
    """
    found = list(Message.objects.filter(**named).select_related("by"))
    talks = visible_to(viewer).in_bulk({message.conversation_id for message in found})
    for message in found:
        if talk := talks.get(message.conversation_id):
            message.conversation = talk
    return [message for message in found if message.conversation_id in talks]


def is_among_the_trusted(about: str) -> Q:
    """Whether what is named in this field was said, or stands, in a conversation among the trusted: that there was anything is
    for its readers alone. For a filter of acts.
    """
    said = Message.objects.filter(
        conversation__audience=Audience.TRUSTED, code=_code("conversations.message:", about)
    )
    held = Conversation.objects.filter(
        audience=Audience.TRUSTED, code=_code("conversations.conversation:", about)
    )
    return Q(Exists(said)) | Q(Exists(held))


def _code(begins: str, about: str) -> Substr:
    return Substr(OuterRef(about), len(begins) + 1)


def cards(viewer: Person, codes: Iterable[str]) -> Mapping[str, CardView]:
    return {
        m.code: CardView(
            m.conversation.title,
            m.get_absolute_url(),
            within=m.conversation.community,
            by=m.by,
            words=gist(m.html, SHOWN),
        )
        for m in seen_among(viewer, code__in=list(codes))
    }


def conversation_cards(viewer: Person, codes: Iterable[str]) -> Mapping[str, CardView]:
    """Also by the codes of those that became part of another."""
    wanted = set(codes)
    gone = Conversation.objects.filter(code__in=wanted, merged_into__isnull=False)
    led: dict[int | None, list[str]] = {}
    for code, there in gone.values_list("code", "merged_into"):
        led.setdefault(there, []).append(code)
    rows = visible_to(viewer).filter(Q(code__in=wanted) | Q(pk__in=list(led)))
    return {
        code: CardView(c.title, c.get_absolute_url(), within=c.community, by=c.by, words=c.title)
        for c in rows
        for code in {c.code, *led.get(c.pk, [])} & wanted
    }


def behind(code: str, noun: str) -> Message | None:
    """The message with this code, or the one that opens the conversation with it, whoever asks: for stewardship."""
    known = {
        "message": Q(code=code),
        "conversation": Q(conversation__code=code, reply_to=None) | _opened(code),
    }
    here = Message.objects.filter(conversation__held_by="")
    rows = here.filter(known[noun]) if noun in known else here.none()
    return rows.select_related("conversation__community", "by", "hiding").first()


def taken_down(message: Message) -> str:
    """How a message that was taken down began, for whoever looks at it again."""
    hiding = Hiding.objects.filter(message=message).first()
    return gist(hiding.html, SHOWN) if hiding else ""


def _opened(code: str) -> Q:
    """The message that opened a conversation that became part of another."""
    return Q(pk__in=Conversation.objects.filter(code=code).values("opened_with"))
