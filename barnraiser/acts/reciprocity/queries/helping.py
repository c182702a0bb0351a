"""Whose ask the viewer could help with, for the directory: asks to everybody, in communities of the viewer's, that meet what they give."""

from collections.abc import Collection

from django.urls import reverse

from barnraiser.ground.manifest import CardView, Met
from barnraiser.people.models import Person

from ..models import Favour
from ..models.favour import FavourQuerySet
from .fitting import reasons_to_help

MOST, MOST_SHOWN = 2_000, 2


def asks_met(viewer: Person) -> Met:
    """Whose open asks the viewer could help with, of the newest two thousand; for each of them why, the newest first, two at most."""
    asks = list(_asks(viewer).only("by", "code", "gift", "title", "words")[:MOST])
    reasons = reasons_to_help(viewer, asks)
    met: dict[int, list[Favour]] = {}
    for ask in asks:
        if ask.by_id and reasons.get(ask.pk):
            met.setdefault(ask.by_id, []).append(ask)

    def why(keys: Collection[int]) -> dict[int, list[CardView]]:
        return {
            key: [
                CardView(ask.title, ask.get_absolute_url(), words=f"{reasons[ask.pk][0]} They ask:")
                for ask in met[key][:MOST_SHOWN]
            ]
            for key in keys
            if key in met
        }

    return Met(met.keys(), why)


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
