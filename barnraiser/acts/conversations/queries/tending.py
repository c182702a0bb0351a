"""How a conversation is looked after, for whoever reads it, and what somebody who looks after it can choose from."""

from dataclasses import dataclass
from typing import Any

from django.db import connection
from django.db.models import Q, QuerySet

from barnraiser.communities import queries as communities
from barnraiser.communities.models import Community, Role
from barnraiser.communities.rules import is_member
from barnraiser.people.models import Person

from ..models import AskedIn, Audience, Conversation, Draft, Message, Summary, Trace
from ..rules import may_facilitate, sees
from .sight import inside, visible_to

OFFERED = 8


@dataclass(frozen=True, slots=True)
class Left:
    """A trace as the reader sees it: with the other conversation, where they see that one too."""

    trace: Trace
    title: str = ""
    url: str = ""


def opened(viewer: Person | None, code: str, *, to_read: bool = False) -> Conversation | None:
    """The conversation at this address, or the one it became part of, with what its page asks of it. It says beforehand
    whether there is anything to fetch besides: traces, a draft, that the viewer was asked in, what they hear of it.

    Opened `to_read`, by a page that changes nothing, its community also says how the viewer stands there.
    """
    rows = Conversation.objects.released().filter(merged_into=None).select_related("community", "by")
    found = rows.filter(code=code).first() or rows.filter(pk__in=_led_to(code)).first()
    if found and viewer and to_read:
        communities.stand(viewer, found.community)
    if found is None or not _is_seen(viewer, found):
        return None
    vars(found).update(_hangs_on(found, viewer))
    return found


# In the database's own words: put together from the models it took longer than fetching the conversation. A test asks the
# models the same, on each database.
_HANGS = """
SELECT EXISTS (SELECT 1 FROM conversations_trace WHERE conversation_id = %(talk)s) AS has_traces,
       EXISTS (SELECT 1 FROM conversations_draft WHERE conversation_id = %(talk)s AND by_id = %(me)s) AS has_draft,
       EXISTS (
         SELECT 1 FROM conversations_askedin WHERE conversation_id = %(talk)s AND person_id = %(me)s
       ) AS was_asked_in,
       COALESCE(
         (SELECT level FROM conversations_following WHERE conversation_id = %(talk)s AND person_id = %(me)s), ''
       ) AS follows
"""


def _hangs_on(conversation: Conversation, viewer: Person | None) -> dict[str, Any]:
    with connection.cursor() as cursor:
        cursor.execute(_HANGS, {"talk": conversation.pk, "me": viewer.pk if viewer else None})
        return dict(zip((name for name, *_ in cursor.description), cursor.fetchone(), strict=True))


def _is_seen(viewer: Person | None, conversation: Conversation) -> bool:
    """What `visible_to` says, of one row that stands: the long question is asked only of what is said among the trusted."""
    if conversation.audience == Audience.COMMUNITY:
        return viewer is not None and viewer.is_claimed and is_member(viewer, conversation.community)
    return conversation.audience == Audience.PUBLIC or sees(viewer, conversation)


def traces(viewer: Person | None, conversation: Conversation) -> list[Left]:
    """Everything that was done to the conversation, the first first."""
    if not _may_have(conversation, "has_traces"):
        return []
    rows = list(Trace.objects.filter(conversation=conversation).select_related("by", "toward", "other"))
    others = [row.other_id for row in rows if row.other_id]
    seen = set(visible_to(viewer).filter(pk__in=others).values_list("pk", flat=True)) if others else set()
    return [_left(row, conversation, seen) for row in rows]


def _left(trace: Trace, conversation: Conversation, seen: set[int]) -> Left:
    other = trace.other
    if other is not None and other.merged_into_id == conversation.pk:
        return Left(trace, other.title)
    if other is None or other.pk not in seen:
        return Left(trace)
    return Left(trace, other.title, other.get_absolute_url())


def summary(conversation: Conversation) -> Summary | None:
    """What it came to so far, or who was asked to say it."""
    if not _may_have(conversation, "has_traces"):  # whoever asked for it left one
        return None
    rows = Summary.objects.filter(conversation=conversation)
    return rows.select_related("by", "asked", "asked_by").first()


def asked_in(viewer: Person, conversation: Conversation) -> AskedIn | None:
    """That the viewer was asked in, by whom and why."""
    if not _may_have(conversation, "was_asked_in"):
        return None
    return AskedIn.objects.filter(person=viewer, conversation=conversation).select_related("by").first()


def looks_after(viewer: Person, conversation: Conversation) -> bool:
    """Whether the viewer looks after the talk where the conversation is."""
    return bool(may_facilitate(viewer, conversation.community))


def draft_in(viewer: Person, conversation: Conversation) -> Draft | None:
    """What the viewer began to write there."""
    if not _may_have(conversation, "has_draft"):
        return None
    return Draft.objects.of(viewer).filter(conversation=conversation).first()


def _may_have(conversation: Conversation, what: str) -> bool:
    """What `opened` said; where nobody asked it, it has to be looked for."""
    return bool(getattr(conversation, what, True))


def _led_to(code: str) -> QuerySet[Conversation, Any]:
    return Conversation.objects.filter(code=code, merged_into__isnull=False).values("merged_into")


def pinned(viewer: Person, community: Community) -> list[Conversation]:
    """What stands above the community's list because somebody who looks after it said so; the newest pin first."""
    if not Conversation.objects.filter(community=community, pinned_at__isnull=False).exists():
        return []
    rows = inside(viewer, community).filter(pinned_at__isnull=False)
    return list(rows.order_by("-pinned_at", "-pk")[:5])


def could_move_to(viewer: Person, conversation: Conversation) -> list[Community]:
    """The other communities whose talk the viewer looks after."""
    kept = communities.kept_by(viewer, Role.STEWARD, Role.HOST).exclude(pk=conversation.community_id)
    rooms = [communities.stand(viewer, room) for room in kept.order_by("name", "pk")]
    return [room for room in rooms if may_facilitate(viewer, room)]


def could_merge_into(viewer: Person, conversation: Conversation) -> QuerySet[Conversation]:
    """The community's other conversations, last spoken in first."""
    rows = visible_to(viewer).filter(community=conversation.community_id).exclude(pk=conversation.pk)
    return rows.exclude(audience=Audience.TRUSTED).order_by("-last_at", "-pk")[:50]


def called(
    viewer: Person, community: Community, conversation: Conversation | None, begun: str
) -> list[Person]:
    """Members the viewer could call in, whose name or handle begins so. Among the trusted only those who have spoken there:
    nobody learns who else reads it.
    """
    begun = begun.strip()
    if not begun or len(begun) > 40:
        return []
    named = Q(handle__istartswith=begun) | Q(name__istartswith=begun) | Q(name__icontains=f" {begun}")
    people = communities.members(viewer, community).filter(named, account__isnull=False).exclude(pk=viewer.pk)
    if conversation is not None and conversation.audience == Audience.TRUSTED:
        spoke = Message.objects.filter(conversation=conversation).order_by().values("by")
        found = list(people.filter(pk__in=spoke).order_by("name", "pk")[:OFFERED])
        return [person for person in found if sees(person, conversation)]
    return list(people.order_by("name", "pk")[:OFFERED])
