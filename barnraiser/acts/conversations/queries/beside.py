"""What stands beside the words of messages, for a page full of them at once: one query counts, two more fetch what is there."""

from collections import defaultdict
from collections.abc import Sequence
from dataclasses import dataclass, field
from typing import Any

from django.db.models import Count, Q, QuerySet, Value

from barnraiser.people.models import Person

from ..models import Attachment, Bookmark, Linked, Message, Nod, Thanks, Wording


@dataclass(slots=True)
class Beside:
    """Photographs, files, cards; how often the words were changed; who thanked and nodded; whether the reader keeps it."""

    photos: list[Attachment] = field(default_factory=list)
    files: list[Attachment] = field(default_factory=list)
    cards: list[Linked] = field(default_factory=list)
    changes: int = 0
    thanks: int = 0
    has_thanked: bool = False
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
    here = set()
    for key, what, count, mine in _counted(viewer, keys):
        here.add(what)
        _note(found[key], what, count, mine > 0)
    if "sent" in here:
        for thing in Attachment.objects.visible_to(viewer).filter(message__in=keys):
            place = found[thing.message_id]
            (place.photos if thing.is_photo else place.files).append(thing)
    if "linked" in here:
        shown = Linked.objects.filter(message__in=keys, message__hiding=None).select_related("card")
        for linked in shown:
            found[linked.message_id].cards.append(linked)
    return found


def wordings(viewer: Person | None, message: Message) -> list[Wording]:
    """What the message said before, the first first, for whoever sees it; where it was taken down, only for its author."""
    return list(Wording.objects.filter(message=message).filter(_not_taken_down(viewer)))


def _counted(viewer: Person | None, keys: list[int]) -> QuerySet[Any, tuple[int, str, int, int]]:
    """How many of what hang on which message, and how many of these are the viewer's."""
    none, by = Q(pk=None), Q(by=viewer) if viewer else Q(pk=None)
    parts = [
        _of(Thanks.objects.all(), keys, "thanks", by),
        _of(Nod.objects.all(), keys, "nods", by),
        _of(Bookmark.objects.filter(person=viewer), keys, "kept", none),
        _of(Wording.objects.filter(_not_taken_down(viewer)), keys, "changes", none),
        _of(Attachment.objects.all(), keys, "sent", none),
        _of(Linked.objects.all(), keys, "linked", none),
    ]
    return parts[0].union(*parts[1:], all=True).order_by()


def _of(rows: QuerySet[Any], keys: list[int], what: str, mine: Q) -> QuerySet[Any, tuple[int, str, int, int]]:
    counted = rows.filter(message__in=keys).order_by().values("message_id").annotate(what=Value(what))
    told: QuerySet[Any, tuple[int, str, int, int]] = counted.annotate(
        n=Count("pk"), own=Count("pk", filter=mine)
    ).values_list("message_id", "what", "n", "own")
    return told


def _note(place: Beside, what: str, count: int, mine: bool) -> None:
    if what == "thanks":
        place.thanks, place.has_thanked = count, mine
    elif what == "nods":
        place.nods, place.has_nodded = count, mine
    elif what == "kept":
        place.is_kept = True
    elif what == "changes":
        place.changes = count


def _not_taken_down(viewer: Person | None) -> Q:
    return Q(message__hiding=None) | Q(message__by__isnull=False, message__by=viewer)
