"""The numbers on a community's tabs and lists, counted once for a while: every page shows them, and each is a question to an app.

They are counted anew as soon as something began or ended in the community, by the process that wrote it down, and by every
other when the while is over. What is counted for one person over all communities is kept as long, and anew once they have looked.
"""

from collections.abc import Callable, Iterable
from typing import Any
from uuid import uuid4

from django.conf import settings
from django.core.cache import cache

from barnraiser.ground.manifest import kinds

A_DAY = 86_400


def counted[T](
    name: str,
    count: Callable[[Any, Any], T],
    viewer: Any,
    community: Any,
    *,
    alike: Callable[[Any, Any], bool] | None = None,
) -> T:
    """What is counted under this name for the viewer. Where all are `alike`, as it is asked of the viewer and the community, one
    counts for all.
    """
    if not settings.COUNTS_KEPT:
        return count(viewer, community)
    state = _state(community)
    key, shared = (f"count-{community.pk}-{who}-{name}-{state}" for who in (viewer.pk, "all"))
    kept: T | None = cache.get(key)
    if kept is None:
        is_alike = alike is not None and alike(viewer, community)
        kept = cache.get(shared) if is_alike else None
        if kept is None:
            kept = count(viewer, community)
        cache.set_many(dict.fromkeys([key, shared] if is_alike else [key], kept), settings.COUNTS_KEPT)
    return kept


def counted_for(name: str, count: Callable[[Any], int], viewer: Any, *, anew: bool = False) -> int:
    """What is counted under this name for the viewer alone, over all communities: the bell, unread messages."""
    kept: int | None = None if anew or not settings.COUNTS_KEPT else cache.get(_own(viewer, name))
    if kept is None:
        kept = count(viewer)
        cache.set(_own(viewer, name), kept, settings.COUNTS_KEPT)
    return kept


def known_for(name: str, number: int, viewer: Any) -> None:
    """What is counted under this name for the viewer is known from elsewhere."""
    if settings.COUNTS_KEPT:
        cache.set(_own(viewer, name), number, settings.COUNTS_KEPT)


def count_anew(name: str, viewer: Any) -> None:
    """The viewer has just seen what is counted under this name."""
    cache.delete(_own(viewer, name))


def _own(viewer: Any, name: str) -> str:
    return f"count-of-{viewer.pk}-{name.replace(':', '-')}"


def moved(community: Any, codes: Iterable[str]) -> None:
    """Acts of these kinds were written down in the community, or taken back. One more answer or thanks moves no number."""
    known = kinds()
    if community is not None and any(code not in known or known[code].moves for code in codes):
        cache.delete(_key(community))


def _state(community: Any) -> str:
    """Another one after each thing that began or ended."""
    return str(cache.get_or_set(_key(community), lambda: uuid4().hex, A_DAY))


def _key(community: Any) -> str:
    return f"moved-{community.pk}"
