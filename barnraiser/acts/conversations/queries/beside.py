"""What stands beside the words of messages, for a page full of them at once: five queries, however many there are."""

from collections import defaultdict
from collections.abc import Sequence
from dataclasses import dataclass, field

from django.db.models import Count, Q

from barnraiser.people.models import Person

from ..models import Attachment, Bookmark, Linked, Message, Nod, Wording


@dataclass(slots=True)
class Beside:
    """Photographs, files, cards; how often the words were changed; who nodded; whether the reader keeps the message."""

    photos: list[Attachment] = field(default_factory=list)
    files: list[Attachment] = field(default_factory=list)
    cards: list[Linked] = field(default_factory=list)
    changes: int = 0
    nods: int = 0
    has_nodded: bool = False
    is_kept: bool = False

    @property
    def photos_said(self) -> str:
        return "A photograph" if len(self.photos) == 1 else f"{len(self.photos)} photographs"


def beside(viewer: Person | None, messages: Sequence[Message]) -> dict[int, Beside]:
    """By message, what the viewer sees beside its words; nothing else where a message was taken down."""
    keys = [message.pk for message in messages]
    found: dict[int, Beside] = defaultdict(Beside)
    for thing in Attachment.objects.visible_to(viewer).filter(message__in=keys):
        place = found[thing.message_id]
        (place.photos if thing.is_photo else place.files).append(thing)
    shown = Linked.objects.filter(message__in=keys, message__hiding=None).select_related("card")
    for linked in shown:
        found[linked.message_id].cards.append(linked)
    changed = Wording.objects.filter(message__in=keys).filter(_not_taken_down(viewer)).order_by()
    for key, count in changed.values_list("message").annotate(Count("pk")):
        found[key].changes = count
    nods = Nod.objects.filter(message__in=keys).order_by().values_list("message")
    for key, count, mine in nods.annotate(Count("pk"), mine=Count("pk", filter=Q(by=viewer))):
        found[key].nods, found[key].has_nodded = count, mine > 0
    if viewer is not None:
        for key in Bookmark.objects.filter(message__in=keys, person=viewer).values_list(
            "message_id", flat=True
        ):
            found[key].is_kept = True
    return found


def wordings(viewer: Person | None, message: Message) -> list[Wording]:
    """What the message said before, the first first, for whoever sees it; where it was taken down, only for its author."""
    return list(Wording.objects.filter(message=message).filter(_not_taken_down(viewer)))


def _not_taken_down(viewer: Person | None) -> Q:
    return Q(message__hiding=None) | Q(message__by__isnull=False, message__by=viewer)
