"""What a viewer sees at all. Everything else here begins with these."""

from collections.abc import Iterable, Mapping

from barnraiser.ground import text
from barnraiser.ground.manifest import CardView
from barnraiser.people.models import Person

from ..models import Gathering
from ..models.gathering import GatheringQuerySet
from .meetings import meeting_visible_to

WHOLE = ("community", "by", "calling_off__by", "conclusion", "follow_up__conversation")


def visible_to(viewer: Person | None) -> GatheringQuerySet:
    return Gathering.objects.visible_to(viewer).select_related(*WHOLE)


def cards(viewer: Person, codes: Iterable[str]) -> Mapping[str, CardView]:
    rows = visible_to(viewer).filter(code__in=list(codes))
    return {held.code: _card(held) for held in rows}


def _card(held: Gathering) -> CardView:
    room = held.community
    words = text.gist(held.html, 160)
    return CardView(held.title, held.get_absolute_url(), room.paint, within=room, by=held.by, words=words)


def meeting_cards(viewer: Person, codes: Iterable[str]) -> Mapping[str, CardView]:
    """By the gathering's title, or where the two met."""
    rows = meeting_visible_to(viewer).filter(code__in=list(codes))
    return {
        met.code: CardView(
            met.gathering.title if met.gathering else met.place,
            met.get_absolute_url(),
            within=met.community,
            by=met.by,
        )
        for met in rows
    }


def behind(code: str) -> Gathering | None:
    """The gathering with this code, whoever asks: for an app above that undoes what it did there."""
    return Gathering.objects.select_related(*WHOLE).filter(code=code).first()
