"""What stands beside the words of messages, for a page full of them at once: one query counts, two more fetch what is there.

Every page of a conversation counts, and most count nothing: six questions joined, in the database's own words, because
putting them together anew from the models took a tenth of the page's time. A test asks the models the same, on each database.
"""

from collections import defaultdict
from collections.abc import Sequence
from dataclasses import dataclass, field

from django.db import connection
from django.db.models import Q

from barnraiser.people.models import Person

from ..models import Attachment, Linked, Message, Wording


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
    def stands(self) -> bool:
        return bool(self.photos or self.files or self.cards or self.changes)

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


def _counted(viewer: Person | None, keys: list[int]) -> list[tuple[int, str, int, int]]:
    """How many of what hang on which message, and how many of these are the viewer's."""
    if not keys:
        return []
    here = ", ".join(["%s"] * len(keys))
    me = viewer.pk if viewer else None
    asked = [me, *keys, me, *keys, *keys, me, *keys, me, *keys, *keys]
    with connection.cursor() as cursor:
        cursor.execute(_COUNTS.format(here=here), asked)
        counted: list[tuple[int, str, int, int]] = cursor.fetchall()
    return counted


_COUNTS = """
SELECT message_id, 'thanks', COUNT(*), COUNT(*) FILTER (WHERE by_id = %s)
  FROM conversations_thanks WHERE message_id IN ({here}) GROUP BY message_id
UNION ALL
SELECT message_id, 'nods', COUNT(*), COUNT(*) FILTER (WHERE by_id = %s)
  FROM conversations_nod WHERE message_id IN ({here}) GROUP BY message_id
UNION ALL
SELECT message_id, 'kept', COUNT(*), 0
  FROM conversations_bookmark WHERE message_id IN ({here}) AND person_id = %s GROUP BY message_id
UNION ALL
SELECT was.message_id, 'changes', COUNT(*), 0
  FROM conversations_wording AS was JOIN conversations_message AS said ON said.id = was.message_id
  LEFT JOIN conversations_hiding AS hiding ON hiding.message_id = said.id
 WHERE was.message_id IN ({here}) AND (hiding.id IS NULL OR said.by_id = %s) GROUP BY was.message_id
UNION ALL
SELECT message_id, 'sent', COUNT(*), 0
  FROM conversations_attachment WHERE message_id IN ({here}) GROUP BY message_id
UNION ALL
SELECT message_id, 'linked', COUNT(*), 0
  FROM conversations_linked WHERE message_id IN ({here}) GROUP BY message_id
"""


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
