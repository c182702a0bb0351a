"""What people give, for the directory: only what the viewer sees in the exchange of their communities."""

from collections.abc import Iterable

from django.db.models import Q, QuerySet

from barnraiser.ground.search import folded
from barnraiser.people.models import Person

from ..gifts import Gift
from ..models import Favour


def gives(viewer: Person, keys: Iterable[int]) -> dict[int, list[str]]:
    """By person the titles of what they offer to everybody, the newest first."""
    found: dict[int, list[str]] = {}
    rows = _offers(viewer).filter(by__in=list(keys)).order_by("-at", "-pk")
    for key, title in rows.values_list("by_id", "title"):
        found.setdefault(key, []).append(title)
    return found


def giving(viewer: Person, word: str) -> QuerySet[Favour, int | None]:
    """Keys of the people who offer something that speaks of the word, or is of the kind the word names."""
    kinds = [gift.value for gift in Gift if folded(word) == folded(gift.label)]
    said = Q(title__icontains=word) | Q(words__icontains=word) | Q(gift__in=kinds)
    return _offers(viewer).filter(said, by__isnull=False).values_list("by_id", flat=True)


def _offers(viewer: Person) -> QuerySet[Favour]:
    return Favour.objects.visible_to(viewer).open().offers().to_all().order_by()
