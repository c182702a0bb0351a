"""The search over everything the reader may see: what was said, people, and the things of each room."""

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from typing import Any
from urllib.parse import urlencode

from django.db.models import Q, QuerySet

from barnraiser.acts.campaigns import queries as campaigns
from barnraiser.acts.conversations import queries as conversations
from barnraiser.acts.conversations.models import Kind
from barnraiser.acts.decisions import queries as decisions
from barnraiser.acts.gatherings import queries as gatherings
from barnraiser.acts.reciprocity import queries as reciprocity
from barnraiser.communities import queries as communities
from barnraiser.ground import search
from barnraiser.ground.manifest import CardView
from barnraiser.people import queries as people
from barnraiser.people.models import Person

ON_A_SHELF = 5
NARROWING = ("kind", "from", "in", "after", "before")


@dataclass(frozen=True, slots=True)
class Shelf:
    """A few things of one sort. `url` leads to more of them, where there is a page for that."""

    title: str
    cards: Sequence[CardView]
    url: str = ""


def read(values: Mapping[str, str]) -> search.Asking:
    """What is asked for, typed in one line or chosen in the fields beside it."""
    chosen = [
        f'{name}:"{values[name].replace('"', " ")}"' for name in NARROWING if values.get(name, "").strip()
    ]
    return search.asking(" ".join([values.get("q", ""), *chosen]))


def page(viewer: Person, values: Mapping[str, str]) -> dict[str, Any]:
    asking = read(values)
    before = values.get("to", "")
    found = conversations.find(viewer, asking, int(before) if before.isdecimal() and len(before) < 20 else 0)
    said = {name: values.get(name, "") for name in ("q", *NARROWING)}
    more = {name: value for name, value in said.items() if value} | {"to": found.next}
    return {
        "asking": asking,
        "said": said,
        "found": found,
        "is_narrowed": any(said[name] for name in NARROWING),
        "older": f"?{urlencode(more)}" if found.next else "",
        "is_first": not before,
        "shelves": list(_shelves(viewer, asking)) if asking.words and not (before or asking.kind) else [],
        "kinds": Kind.choices,
        "rooms": communities.rooms_of(viewer),
    }


def _shelves(viewer: Person, asking: search.Asking) -> Iterator[Shelf]:
    """People first; then the things of each room by title and words. A shelf with nothing on it is left out."""
    shelves = [_people(viewer, asking)]
    rooms = {
        "Communities": (communities.visible_to(viewer), ("name", "purpose", "line")),
        "Asks and offers": (reciprocity.visible_to(viewer), ("title", "words")),
        "Gatherings": (gatherings.visible_to(viewer), ("title", "words")),
        "Decisions": (decisions.visible_to(viewer), ("title",)),
        "Campaigns": (campaigns.visible_to(viewer), ("title", "words")),
    }
    for title, (rows, fields) in rooms.items():
        shelves.append(Shelf(title, [_card(row) for row in _saying(rows, fields, asking)]))
    return (shelf for shelf in shelves if shelf.cards)


def _people(viewer: Person, asking: search.Asking) -> Shelf:
    cards, more = people.found(viewer, " ".join(each.word for each in asking.words), ON_A_SHELF)
    return Shelf("People", cards, more)


def _saying(rows: QuerySet[Any], fields: Sequence[str], asking: search.Asking) -> QuerySet[Any]:
    """Those whose fields say every word between them: few enough to be asked one by one."""
    for each in asking.words:
        says = Q(pk__in=[])
        for field in fields:
            says |= Q(**{f"{field}__icontains": each.word})
        rows = rows.filter(says)
    if asking.within:
        rows = (
            rows.filter(pk__in=[])
            if rows.model.__name__ == "Community"
            else rows.filter(community__slug=asking.within)
        )
    return rows.order_by("-pk")[:ON_A_SHELF]


def _card(row: Any) -> CardView:
    title = getattr(row, "title", "") or row.name
    return CardView(title, row.get_absolute_url(), within=getattr(row, "community", None))
