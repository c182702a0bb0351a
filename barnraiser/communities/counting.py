"""The numbers on a community's tabs, counted once for a while: every page inside shows them, and each is a question to an app.

They are counted anew as soon as something is written down in the community, by the process that wrote it, and by every other
when the while is over.
"""

from collections.abc import Callable, Iterable
from typing import Any
from uuid import uuid4

from django.conf import settings
from django.core.cache import cache

from barnraiser.people.models import Person

from .models import Community

A_DAY = 86_400


def counted(name: str, count: Callable[[Any, Any], int], viewer: Person, community: Community) -> int:
    """What the tab of this name counts for the viewer."""
    if not settings.COUNTS_KEPT:
        return count(viewer, community)
    key = f"tab-{community.pk}-{_state(community)}-{viewer.pk}-{name}"
    kept = cache.get(key)
    if kept is None:
        kept = count(viewer, community)
        cache.set(key, kept, settings.COUNTS_KEPT)
    return int(kept)


def moved(community: Community, codes: Iterable[str]) -> None:
    """Something was written down in the community, or taken back."""
    if community is not None:
        cache.delete(_key(community))


def _state(community: Community) -> str:
    """Another one after each thing that was written down."""
    return str(cache.get_or_set(_key(community), lambda: uuid4().hex, A_DAY))


def _key(community: Community) -> str:
    return f"moved-{community.pk}"
