"""What moved, for pages that are open."""

from collections.abc import Mapping

from django.db.models import Max

from ..models import Audience, Message

MOST = 1_000


def stirs(since: int | None) -> tuple[int, Mapping[int, list[str]]]:
    """By message, that its conversation moved, and the talk of its community; not the latter for what is said among the
    trusted, of which the others do not know that it is.
    """
    if since is None:
        return Message.objects.aggregate(newest=Max("pk"))["newest"] or 0, {}
    rows = Message.objects.filter(pk__gt=since, conversation__held_by="").order_by("-pk")
    fields = ("pk", "conversation__code", "conversation__community_id", "conversation__audience")
    said = {
        pk: [in_conversation(code), *([] if audience == Audience.TRUSTED else [in_community(community)])]
        for pk, code, community, audience in rows.values_list(*fields)[:MOST]
    }
    return max(said, default=since), said


def in_conversation(code: str) -> str:
    return f"conversation {code}"


def in_community(key: int) -> str:
    return f"talk {key}"
