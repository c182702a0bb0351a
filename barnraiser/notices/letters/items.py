"""What happened, item by item, newest first: with the words, as far as its reader may see them on the day."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass, field
from datetime import datetime

from barnraiser.acts.conversations import queries as conversations
from barnraiser.acts.ledger.models import Act
from barnraiser.ground.manifest import kinds
from barnraiser.ground.refs import Ref
from barnraiser.ground.text import gist
from barnraiser.people.models import Person

from ..pages import Notice, Sight

LONGEST = 1500
MOST_LINES = 8
SAID = frozenset({"conversations.message", "conversations.conversation"})


@dataclass(frozen=True, slots=True)
class Line:
    """Who did what, and what they said."""

    sentence: str
    words: str
    url: str
    at: datetime


@dataclass(slots=True)
class Item:
    """One conversation, gathering, decision: what happened there, newest first."""

    title: str
    url: str
    place: str
    lines: list[Line] = field(default_factory=list)

    @property
    def shown(self) -> Sequence[Line]:
        return self.lines[:MOST_LINES]

    @property
    def more(self) -> int:
        return len(self.lines) - len(self.shown)


def items(viewer: Person, acts: Sequence[Act]) -> list[Item]:
    """The acts, newest first, by the thing they are about. What the viewer does not see has no title, no words and no link."""
    sight = Sight.of(viewer, acts)
    words = _words(viewer, acts)
    found: dict[tuple[object, ...], Item] = {}
    for act in acts:
        card = sight.cards.get(act.about)
        sentence = gist(Notice(kinds()[act.kind], act, sight, False, [act.by]).sentence, 300)
        line = Line(sentence, words.get(act.about, ""), card.url if card else "", act.at)
        place = act.within.name if act.within and act.within_id in sight.communities else ""
        key = (act.within_id, act.about.partition(".")[0], card.title) if card else (act.within_id, act.pk)
        item = found.setdefault(
            key, Item(card.title if card else "", card.url if card else "", place if card or place else "")
        )
        item.lines.append(line)
    return list(found.values())


def _words(viewer: Person, acts: Iterable[Act]) -> dict[str, str]:
    """What was said, by the ref of it."""
    refs = {act.about: Ref.parse(act.about) for act in acts if act.about}
    said = {text: ref.code for text, ref in refs.items() if f"{ref.app}.{ref.noun}" in SAID}
    texts = conversations.texts(viewer, said.values(), LONGEST)
    return {text: texts[code] for text, code in said.items() if code in texts}
