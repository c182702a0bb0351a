"""Who may have something new to hear of, for pages that are open."""

from collections import defaultdict
from collections.abc import Iterable, Mapping

from django.db.models import Max

from barnraiser.ground.manifest import Seen, Tells, kinds

from .models import Act, Party

MOST = 1_000


def stirs(since: int | None) -> tuple[int, Mapping[int, list[str]]]:
    """By act, those it was done toward; and its community, where everybody there hears of it."""
    if since is None:
        return Act.objects.aggregate(newest=Max("pk"))["newest"] or 0, {}
    rows = list(
        Act.objects.filter(pk__gt=since).order_by("-pk").values_list("pk", "kind", "within_id")[:MOST]
    )
    toward = defaultdict(list)
    for act, person in Party.objects.filter(act__in=[pk for pk, _, _ in rows]).values_list("act", "person"):
        toward[act].append(person)
    told = {pk: _topics(kind, within, toward[pk]) for pk, kind, within in rows}
    return max(told, default=since), told


def to_person(key: int) -> str:
    return f"told {key}"


def to_community(key: int) -> str:
    return f"told around {key}"


def _topics(code: str, within: int | None, toward: Iterable[int | None]) -> list[str]:
    kind = kinds()[code]
    if kind.tells == Tells.NOBODY or kind.secret:
        return []
    topics = [to_person(key) for key in toward if key]
    if within and kind.tells == Tells.COMMUNITY and kind.seen == Seen.COMMUNITY:
        topics.append(to_community(within))
    return topics
