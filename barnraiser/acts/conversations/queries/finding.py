"""Finding what was said, newest first. Time decides, and nothing else."""

from collections.abc import Sequence
from dataclasses import dataclass

from django.utils.safestring import SafeString

from barnraiser.communities.models import Community
from barnraiser.ground import search, text
from barnraiser.people.models import Person

from .. import signs
from ..models import Findable, Kind, Message
from ..models.findable import key_at, row_of
from .sight import messages_visible_to

A_PAGEFUL = 20
# How many are read at first, which is a page where nothing has to be left out; how many at once after that, and how often,
# before a page is given with what was found so far.
AT_FIRST = A_PAGEFUL + 4
AT_ONCE = 120
MOST_READS = 25
# How much of a message is looked through for the words to mark.
LOOKED_THROUGH = 20_000


@dataclass(frozen=True, slots=True)
class Found:
    """A message that says what was looked for: title and the part that says it, marked, and the key after which to look on."""

    message: Message
    title: SafeString
    extract: SafeString
    key: int


@dataclass(frozen=True, slots=True)
class Findings:
    """A page of what was found. `next` is where the next one begins, 0 where there is none."""

    rows: list[Found]
    next: int = 0


def find(viewer: Person, asking: search.Asking, before: int = 0) -> Findings:
    """What the viewer may read and that says all that was asked for, newest first, a page of it."""
    if asking.is_empty or asking.unread:
        return Findings([])
    wanted = _wanted(viewer, asking)
    if wanted is None:
        return Findings([])
    rows: list[Found] = []
    for number in range(MOST_READS):
        most = AT_ONCE if number or asking.phrases else AT_FIRST
        keys = _keys(asking, wanted, before, most)
        seen = messages_visible_to(viewer).in_bulk([row_of(key) for key in keys])
        for key in keys:
            if (message := seen.get(row_of(key))) is None or not _stands_so(message, asking):
                continue
            if len(rows) == A_PAGEFUL:
                return Findings(rows, rows[-1].key)
            rows.append(_found(message, asking, key))
        if len(keys) < most:
            return Findings(rows)
        before = keys[-1]
    return Findings(rows, before)


def _wanted(viewer: Person, asking: search.Asking) -> tuple[search.Asked, ...] | None:
    """The words, and the signs that narrow; None where nothing can be found."""
    rooms = list(Community.objects.of(viewer).order_by("pk").values_list("pk", "slug"))
    narrow = [signs.PUBLIC] if not asking.within else []
    for key, slug in rooms:
        if not asking.within or slug == asking.within:
            narrow += [signs.room(key), signs.among(key)]
    if asking.within and not narrow:
        return None
    wanted = [*asking.words, search.Asked(narrow[0], others=tuple(narrow[1:]))]
    if asking.kind:
        if asking.kind not in Kind.values:
            return None
        wanted.append(search.Asked(signs.of_kind(asking.kind)))
    if asking.by:
        person = Person.objects.filter(handle=asking.by).values_list("pk", flat=True).first()
        if person is None:
            return None
        wanted.append(search.Asked(signs.author(person)))
    return tuple(wanted)


def _keys(asking: search.Asking, wanted: Sequence[search.Asked], before: int, most: int) -> list[int]:
    """The next keys before this one, newest first, of what says all that is wanted."""
    rows = Findable.objects.filter(words__say=wanted).order_by("-key")
    bounds = [bound for bound in (before, key_at(asking.before) if asking.before else 0) if bound]
    if asking.after:
        rows = rows.filter(key__gte=key_at(asking.after))
    if bounds:
        rows = rows.filter(key__lt=min(bounds))
    return list(rows.values_list("key", flat=True)[:most])


def _stands_so(message: Message, asking: search.Asking) -> bool:
    """Whether a phrase that was asked for stands there word by word."""
    if not asking.phrases:
        return True
    said = " ".join(search.in_order(f"{message.conversation.title} {message.words}"))
    return all(f" {phrase} " in f" {said} " for phrase in asking.phrases)


def _found(message: Message, asking: search.Asking, key: int) -> Found:
    title = search.extract(message.conversation.title, asking.words)
    return Found(message, title, search.extract(text.gist(message.html, LOOKED_THROUGH), asking.words), key)
