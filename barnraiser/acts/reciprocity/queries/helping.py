"""Whose ask the viewer could help with, for the directory: asks to everybody, in communities of the viewer's, that meet what they give."""

from collections.abc import Iterable

from django.urls import reverse

from barnraiser.ground.manifest import CardView
from barnraiser.people.models import Person

from ..models import Favour
from ..models.favour import FavourQuerySet
from .fitting import reasons_to_help

MOST, MOST_SHOWN = 2_000, 2


def asking(viewer: Person) -> list[int]:
    """Keys of the people with an open ask that the viewer could help with, of the newest two thousand."""
    asks = list(_asks(viewer).only("by", "gift", "title", "words")[:MOST])
    reasons = reasons_to_help(viewer, asks)
    return list({ask.by_id: None for ask in asks if ask.by_id and reasons.get(ask.pk)})


def asks_met(viewer: Person, keys: Iterable[int]) -> dict[int, list[CardView]]:
    """By person those asks, the newest first: two at the most, each with why and the way to it."""
    asks = list(_asks(viewer).filter(by__in=list(keys))[:MOST])
    reasons = reasons_to_help(viewer, asks)
    found: dict[int, list[CardView]] = {}
    for ask in asks:
        shown = found.setdefault(ask.by_id or 0, [])
        if reasons.get(ask.pk) and len(shown) < MOST_SHOWN:
            shown.append(CardView(ask.title, ask.get_absolute_url(), words=f"{reasons[ask.pk][0]} They ask:"))
    return found


def nobody_to_help(viewer: Person) -> CardView:
    """What there must be before somebody's ask could be one for the viewer."""
    said = (
        "An ask is one for you where it meets an offer of yours in a community’s exchange, or what you say on your page that you "
        "could teach or do well."
    )
    return CardView("Your own page", reverse("people:profile"), words=said)


def _asks(viewer: Person) -> FavourQuerySet:
    rows = Favour.objects.visible_to(viewer).open().asks().to_all()
    return rows.exclude(by=viewer).exclude(answers__by=viewer).order_by("-at", "-pk")
