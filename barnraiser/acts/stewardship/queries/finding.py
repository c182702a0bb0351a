"""What a concern would be about: the thing behind a ref as the viewer sees it, and where it can be raised."""

from dataclasses import dataclass

from barnraiser.communities import queries as communities
from barnraiser.communities.models import Community
from barnraiser.ground.manifest import CardView, cards_of
from barnraiser.ground.refs import Ref
from barnraiser.people.models import Person


@dataclass(frozen=True, slots=True)
class Found:
    """The thing, its card, and the communities whose keepers could be asked; the first is the likeliest."""

    ref: Ref
    card: CardView
    places: list[Community]

    @property
    def concerned(self) -> Person | None:
        person: Person | None = self.card.by
        return person


def find(viewer: Person, about: str) -> Found | None:
    """The thing the text names, if the viewer sees it and it is known where it belongs or whose it is: without that,
    other keepers than its own could be asked, or those it is about.
    """
    try:
        ref = Ref.parse(about)
    except ValueError:
        return None
    card = cards_of(viewer, [ref]).get(str(ref))
    if card is None or (card.within is None and card.by is None):
        return None
    return Found(ref, card, _places(viewer, card))


def _places(viewer: Person, card: CardView) -> list[Community]:
    """The thing's own community, or those shared with whose it is."""
    if card.within is not None:
        return [card.within]
    return list(communities.shared_by(viewer, card.by).order_by("name", "pk"))
