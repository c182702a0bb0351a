"""What somebody hears of: the community's level, and where they chose one, the conversation's own."""

from collections import defaultdict
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from datetime import datetime

from django.db.models import Exists, OuterRef, Q

from barnraiser.communities.models import Community
from barnraiser.ground import text
from barnraiser.people.models import Person

from ..models import Conversation, Following, Hearing, Level, Message
from ..models.message import MessageQuerySet
from .sight import in_own_rooms

FOLLOWED = {
    Level.ALL.value: "You hear of everything that is said here.",
    Level.MINE.value: "You hear of what concerns you here.",
    Level.NOTHING.value: "You hear nothing of this conversation.",
    "": "You hear as much of this as of its community.",
}


def hearing_of(viewer: Person, community: Community) -> Hearing | None:
    """What the viewer chose there; nothing where they never chose."""
    return Hearing.objects.filter(person=viewer, community=community).select_related("community").first()


def hearings_of(viewer: Person) -> dict[int, Hearing]:
    """By community, what the viewer chose."""
    return {row.community_id: row for row in Hearing.objects.filter(person=viewer)}


def following_of(viewer: Person, conversation: Conversation) -> str:
    """The level the viewer chose for this conversation; nothing where it is that of its community."""
    row = Following.objects.filter(person=viewer, conversation=conversation).first()
    return row.level if row else ""


@dataclass(frozen=True, slots=True)
class Choices:
    """What somebody chose: communities and conversations by level."""

    rooms: Mapping[str, Sequence[int]]
    talks: Mapping[str, Sequence[int]]


def choices_of(viewer: Person) -> Choices:
    """Two small queries."""
    rooms, talks = defaultdict(list), defaultdict(list)
    for community, level in Hearing.objects.filter(person=viewer).values_list("community", "level"):
        rooms[level].append(community)
    for talk, level in Following.objects.filter(person=viewer).values_list("conversation", "level"):
        talks[level].append(talk)
    return Choices(rooms, talks)


def heard_by(viewer: Person, choices: Choices, since: datetime) -> MessageQuerySet:
    """What others said since then in conversations the viewer sees, where they belong, and hears of: every answer in those
    they follow and after they spoke, and all where they hear everything. A choice for one conversation goes before that for
    its community.
    """
    rooms, talks = choices.rooms, choices.talks
    talk, answer = (
        _chosen("community", "pk", choices),
        _chosen("conversation__community", "conversation", choices),
    )
    spoke = Q(pk__in=Message.objects.filter(by=viewer).order_by().values("conversation"))
    if rooms[Level.NOTHING]:
        spoke &= ~Q(community__in=rooms[Level.NOTHING]) | Q(pk__in=talks[Level.MINE])
    spoke_before = Q(
        Exists(
            Message.objects.filter(by=viewer, conversation=OuterRef("conversation"), at__lt=OuterRef("at"))
        )
    )
    seen = in_own_rooms(viewer).filter(spoke | talk.followed | talk.everything, last_at__gt=since)
    if talks[Level.NOTHING]:
        seen = seen.exclude(pk__in=talks[Level.NOTHING])
    answers = Q(reply_to__isnull=False) & (spoke_before | answer.followed)
    said = Message.objects.filter(answers | answer.everything, at__gt=since, conversation__in=seen.order_by())
    return said.exclude(by=viewer)


@dataclass(frozen=True, slots=True)
class _Chosen:
    followed: Q
    everything: Q


def _chosen(room: str, talk: str, choices: Choices) -> _Chosen:
    """What was followed, and where everything is heard. Nothing at all is asked for what nobody chose, as most never do."""
    rooms, talks = choices.rooms, choices.talks
    followed = Q(**{f"{talk}__in": talks[Level.ALL]}) if talks[Level.ALL] else Q()
    if not rooms[Level.ALL]:
        return _Chosen(followed, Q())
    everything = Q(**{f"{room}__in": rooms[Level.ALL]})
    if talks[Level.MINE]:
        everything &= ~Q(**{f"{talk}__in": talks[Level.MINE]})
    return _Chosen(followed, everything)


def spoken_in(codes: Iterable[str]) -> Q:
    """Whom an answer concerns: those who spoke in the conversations of these messages, and those who follow them."""
    talks = Conversation.objects.filter(messages__code__in=list(codes)).order_by().values("pk")
    spoke = Message.objects.filter(conversation__in=talks).order_by().values("by")
    follow = Following.objects.filter(conversation__in=talks).exclude(level=Level.NOTHING)
    return Q(pk__in=spoke) | Q(pk__in=follow.values("person"))


def texts(viewer: Person, codes: Iterable[str], length: int) -> Mapping[str, str]:
    """By the code of a message, or of a conversation that one opens, its words without markup, as the viewer may read them."""
    wanted = list(codes)
    named = Q(code__in=wanted) | Q(conversation__code__in=wanted, reply_to=None)
    found: dict[str, str] = {}
    for said in Message.objects.visible_to(viewer).filter(named).select_related("conversation"):
        words = text.as_text(said.html, length)
        found[said.code] = words
        if said.reply_to_id is None:
            found[said.conversation.code] = words
    return found
