"""The list of a community's conversations: in the order the reader chose, with what each row shows."""

from collections import defaultdict
from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime
from typing import Any

from django.db.models import Case, Count, F, Max, OuterRef, Q, QuerySet, Subquery, Value, When, Window
from django.db.models.functions import Coalesce, RowNumber

from barnraiser.communities.models import Community, Membership
from barnraiser.ground.counting import counted
from barnraiser.people.models import Person

from ..models import Conversation, Message, Reading, Thanks
from .sight import in_own_rooms, inside, reads_all

FACES = 4
WAITS = {"kind": Conversation.Kind.QUESTION, "reply_count": 0}
ORDERS: dict[str, tuple[Any, ...]] = {
    "spoken": ("-last_at", "-pk"),
    "newest": ("-started_at", "-pk"),
    "waiting": (
        Case(When(**WAITS, then=Value(0)), default=Value(1)),
        Case(When(**WAITS, then=F("started_at"))),
        "-last_at",
        "-pk",
    ),
}


@dataclass(frozen=True, slots=True)
class Row:
    """A conversation as a list shows it: who spoke last (four at most), how many more, how many people thanked."""

    conversation: Conversation
    faces: list[Person]
    more: int
    thanked_by: int
    is_new: bool


def latest(
    viewer: Person, community: Community, kind: str = "", order: str = "spoken"
) -> QuerySet[Conversation]:
    """The community's conversations, of one kind or all, in one of the ORDERS. Time decides, and nothing else."""
    rows = inside(viewer, community)
    rows = rows.filter(kind=kind) if kind else rows
    read = Reading.objects.filter(conversation=OuterRef("pk"), person=viewer).values("at")
    came = Membership.objects.current().filter(community=community, person=viewer).values("since")
    return rows.annotate(read_until=Coalesce(Subquery(read), Subquery(came))).order_by(*ORDERS[order])


def rows(conversations: Sequence[Conversation]) -> list[Row]:
    """What a page of `latest` shows, in three queries."""
    keys = [conversation.pk for conversation in conversations]
    talkers = _talkers(keys)
    people = Person.objects.in_bulk({pk for found in talkers.values() for pk, _ in found})
    thanked = _thanked(keys)
    found = []
    for conversation in conversations:
        spoke = talkers[conversation.pk]
        faces = [people[pk] for pk, _ in spoke]
        more = spoke[0][1] - len(spoke) if spoke else 0
        found.append(
            Row(conversation, faces, more, thanked.get(conversation.pk, 0), is_new=_is_new(conversation))
        )
    return found


def _is_new(conversation: Conversation) -> bool:
    read_until: datetime | None = getattr(conversation, "read_until", None)
    return read_until is None or conversation.last_at > read_until


def _talkers(keys: list[int]) -> dict[int, list[tuple[int, int]]]:
    """For each conversation who spoke last, as (person, how many spoke in all)."""
    spoke = (
        Message.objects.filter(conversation__in=keys, by__isnull=False)
        .order_by()
        .values("conversation_id", "by_id")
        .annotate(last=Max("at"))
        .annotate(
            place=Window(RowNumber(), partition_by="conversation_id", order_by=[F("last").desc(), "by_id"]),
            of=Window(Count("*"), partition_by="conversation_id"),
        )
        .filter(place__lte=FACES)
        .order_by("conversation_id", "place")
    )
    found: dict[int, list[tuple[int, int]]] = defaultdict(list)
    for row in spoke:
        found[row["conversation_id"]].append((row["by_id"], row["of"]))
    return found


def _thanked(keys: list[int]) -> dict[int, int]:
    thanks = Thanks.objects.filter(message__conversation__in=keys).order_by()
    return dict(thanks.values_list("message__conversation_id").annotate(people=Count("by", distinct=True)))


def kind_counts(viewer: Person, community: Community) -> dict[str, int]:
    """How many conversations of each kind, every kind named."""
    seen = inside(viewer, community).select_related(None).order_by()
    found = dict(seen.values_list("kind").annotate(Count("pk")))
    return {kind: found.get(kind, 0) for kind in Conversation.Kind.values}


def brought_counts(viewer: Person, community: Community) -> dict[str, int]:
    """How many of them came with archives, whose kinds are guessed."""
    # Said twice: by the one SQLite knows the index, by the other PostgreSQL does not count on finding one at once.
    archives = Message.objects.filter(~Q(source=""), source__gt="").order_by()
    # One opening each, as the database sees to. Most networks brought nothing in, and an index says so at once.
    if not archives.exists():
        return {}
    opened = archives.opening().filter(
        conversation__in=inside(viewer, community).select_related(None).order_by()
    )
    return dict(opened.values_list("conversation__kind").annotate(Count("pk")))


def unanswered(viewer: Person) -> QuerySet[Conversation]:
    """Questions of others that nobody has answered and the viewer could, oldest first."""
    return waiting(viewer).exclude(by=viewer)


def waiting(viewer: Person) -> QuerySet[Conversation]:
    """Questions in the viewer's communities that nobody has answered, their own too, longest waiting first."""
    rows = in_own_rooms(viewer).unanswered().filter(closed_at=None)
    return rows.select_related("community", "by").order_by("started_at", "pk")


def count(viewer: Person, community: Community) -> int:
    """What the tab says: as many as of all kinds together, which its list counts anyway."""
    return sum(counted("kinds", kind_counts, viewer, community, alike=reads_all).values())


def opening_words(conversation: Conversation) -> str:
    """The rendered words of the message that opens a conversation the viewer sees."""
    return Message.objects.opening().filter(conversation=conversation).values_list("html", flat=True).get()
