"""Everything somebody did here, for themselves alone: the acts that stand, newest first, each with the way back to it."""

from collections import Counter
from collections.abc import Iterable
from dataclasses import dataclass
from datetime import datetime

from django.db.models import Count, QuerySet

from barnraiser.acts.ledger.models import Act
from barnraiser.ground import manifest
from barnraiser.ground.manifest import CardView
from barnraiser.ground.refs import Ref
from barnraiser.people.models import Person


@dataclass(frozen=True, slots=True)
class Doing:
    """One act in words, with the thing it was about as far as the person still sees it."""

    said: str
    at: datetime
    title: str
    url: str


@dataclass(frozen=True, slots=True)
class Chapter:
    """The acts of one app, under the name of its tab."""

    name: str
    label: str
    count: int
    is_chosen: bool


def done_by(viewer: Person, chapter: str = "") -> QuerySet[Act]:
    acts = Act.objects.standing().filter(by=viewer)
    acts = acts.filter(kind__startswith=f"{chapter}.") if chapter else acts
    return (
        acts.select_related("within", "through__helper")
        .prefetch_related("parties__person")
        .order_by("-at", "-pk")
    )


def chapters(viewer: Person, chosen: str) -> list[Chapter]:
    """Those in which the viewer did something, in the order of the tabs."""
    rows = Act.objects.standing().filter(by=viewer).order_by().values_list("kind").annotate(Count("pk"))
    counts: Counter[str] = Counter()
    for kind, count in rows:
        counts[kind.partition(".")[0]] += count
    named = {tab.url_name.partition(":")[0]: tab.label for tab in reversed(manifest.tabs())}
    found = [
        Chapter(name, label, counts[name], name == chosen)
        for name, label in reversed(named.items())
        if counts[name]
    ]
    return [Chapter("", "Everything", counts.total(), not chosen), *found]


def in_words(viewer: Person, acts: Iterable[Act]) -> list[Doing]:
    acts = list(acts)
    cards = manifest.cards_of(viewer, [Ref.parse(act.about) for act in acts if act.about])
    return [_doing(viewer, act, cards.get(act.about)) for act in acts]


def _who(viewer: Person, act: Act) -> str:
    """The person by their first name, and through whom, where it was not by their own hand."""
    through = getattr(act, "through", None)
    first = viewer.name.split()[0]
    return f"{first}, through {through.helper.name}," if through and through.helper else first


def _doing(viewer: Person, act: Act, card: CardView | None) -> Doing:
    kind = manifest.kinds().get(act.kind)
    names = [party.person.name for party in act.parties.all() if party.person]
    said = (kind.sentence if kind else "{by} did something in {within}").format(
        by=_who(viewer, act),
        toward=" and ".join(names) or "somebody",
        within=act.within.name if act.within else "the network",
        about=f"“{card.title}”" if card else "something",
    )
    return Doing(said, act.at, card.title if card else "", card.url if card else "")
