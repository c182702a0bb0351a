"""Acts between a viewer and another, each in words for the viewer, with the way to what it was about."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime

from django.db.models import Q

from barnraiser.acts.ledger.models import Act
from barnraiser.ground.manifest import cards_of, kinds
from barnraiser.ground.refs import Ref
from barnraiser.people import queries as people
from barnraiser.people.models import Person

from .deeds import Deed, deeds


@dataclass(frozen=True, slots=True)
class Behind:
    """One act behind a step, in words, with the way to what it was about."""

    sentence: str
    at: datetime
    title: str
    url: str


def in_words(viewer: Person, acts: Sequence[tuple[Person, Act]]) -> list[Behind]:
    """Each act, in this order, as a sentence of the viewer and the one it is told of. Third people are named only where
    the viewer sees them.
    """
    cards = cards_of(viewer, [Ref.parse(act.about) for _, act in acts if act.about])
    actors = {act.by_id for _, act in acts if act.by_id}
    known = set(people.visible_to(viewer).filter(pk__in=actors).values_list("pk", flat=True))
    found = []
    for other, act in acts:
        card = cards.get(act.about)
        sentence = _sentence(viewer, other, act, known)
        found.append(Behind(sentence, act.at, card.title if card else "", card.url if card else ""))
    return found


def _sentence(viewer: Person, other: Person, act: Act, known: set[int]) -> str:
    """`You answered Callum`. Of a group only the two are named, and how many more there were."""
    by = "You" if act.by_id == viewer.pk else act.by.name if act.by and act.by_id in known else "Somebody"
    parties = {party.person_id for party in act.parties.all()}
    names = [("you" if by != "You" else "yourself", viewer.pk), (other.name, other.pk)]
    there = [name for name, key in names if key in parties]
    more = len(parties) - len(there)
    others = [f"{more} other{'' if more == 1 else 's'}"] if more else []
    toward = " and ".join(filter(None, (", ".join((there + others)[:-1]), (there + others)[-1])))
    place = act.within.name if act.within else ""
    words = kinds()[act.kind].sentence.format(by=by, toward=toward, within=place, about="")
    return " ".join(words.split()).rstrip(": ")


def lasts(viewer: Person, people: Sequence[Person]) -> dict[int, Behind]:
    """By person, the last thing that passed between the viewer and them, as both may know it. Those with nothing are not
    there.
    """
    done = deeds(viewer, people)
    newest = {key: max(found, key=lambda deed: deed.last) for key, found in done.items() if found}
    if not newest:
        return {}
    moments = Q()
    for deed in newest.values():
        moments |= Q(kind=deed.kind.code, at=deed.last)
    mine = Q(by=viewer) | Q(parties__person=viewer)
    acts = Act.objects.standing().filter(moments).filter(mine).distinct().order_by("pk")
    rows = list(acts.select_related("by", "within").prefetch_related("parties__person"))
    pairs = [(one, act) for one in people if one.pk in newest and (act := _of(newest[one.pk], one, rows))]
    return {one.pk: said for (one, _), said in zip(pairs, in_words(viewer, pairs), strict=True)}


def _of(deed: Deed, person: Person, acts: Sequence[Act]) -> Act | None:
    """The act that was the last of these deeds with the person."""
    for act in acts:
        there = {act.by_id, *(party.person_id for party in act.parties.all())}
        if (act.kind, act.at) == (deed.kind.code, deed.last) and person.pk in there:
            return act
    return None
