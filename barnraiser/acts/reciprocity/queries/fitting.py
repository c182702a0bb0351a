"""Which ask and which offer look as if they fit, and why: the same kind of gift, and words that both use."""

from collections import defaultdict
from collections.abc import Iterable
from dataclasses import dataclass
from itertools import product

from barnraiser.communities.models import Community
from barnraiser.people.models import Expertise, Person
from barnraiser.people.queries import interests_of

from ..matching import quoted, shared, words_of
from ..models import Answer, Favour
from .sight import visible_to

MOST = 200


@dataclass(frozen=True, slots=True)
class Fit:
    """An ask and an offer of two people, with the words they share. `mine` is what of it is the viewer's."""

    ask: Favour
    offer: Favour
    words: tuple[str, ...]
    mine: str

    @property
    def why(self) -> str:
        places = {place for f in (self.ask, self.offer) if f.by and (place := f.by.place)}
        near = f" Both live in {places.pop()}." if len(places) == 1 and self._both_placed else ""
        return f"Both are about {self.ask.get_gift_display().lower()} and speak of {quoted(list(self.words))}.{near}"

    @property
    def _both_placed(self) -> bool:
        return bool(self.ask.by and self.offer.by and self.ask.by.place and self.offer.by.place)


def fits(viewer: Person, community: Community, gift: str = "", most: int = 2) -> list[Fit]:
    """The pairs that share most words, the viewer's own before others'. Nothing private takes part."""
    seen = visible_to(viewer).open().to_all().filter(community=community)
    seen = seen.filter(gift=gift) if gift else seen
    asks, offers = _grouped(seen.asks()[:MOST]), _grouped(seen.offers()[:MOST])
    answered = _answered(viewer)
    found = []
    for kind in asks:
        for (ask, asked), (offer, offered) in product(asks[kind], offers.get(kind, [])):
            words = shared(asked, offered)
            if words and ask.by != offer.by and not {ask.pk, offer.pk} & answered:
                found.append(Fit(ask, offer, tuple(words), _mine(viewer, ask, offer)))
    return _best(found, most)


def _mine(viewer: Person, ask: Favour, offer: Favour) -> str:
    return "offer" if offer.by == viewer else "ask" if ask.by == viewer else ""


def _best(found: list[Fit], most: int) -> list[Fit]:
    """The best pairs, each ask and each offer in one of them."""
    used: set[int] = set()
    chosen: list[Fit] = []
    for fit in sorted(found, key=lambda f: (not f.mine, -len(f.words), -f.ask.at.timestamp(), f.offer.pk)):
        if len(chosen) < most and not {fit.ask.pk, fit.offer.pk} & used:
            used |= {fit.ask.pk, fit.offer.pk}
            chosen.append(fit)
    return chosen


def _grouped(favours: Iterable[Favour]) -> dict[str, list[tuple[Favour, dict[str, str]]]]:
    groups: dict[str, list[tuple[Favour, dict[str, str]]]] = defaultdict(list)
    for favour in favours:
        groups[favour.gift].append((favour, words_of(favour.title, favour.words)))
    return groups


def _answered(viewer: Person) -> set[int]:
    return set(Answer.objects.filter(by=viewer).values_list("favour_id", flat=True))


def reasons_to_answer(viewer: Person, asks: Iterable[Favour]) -> dict[int, tuple[str, ...]]:
    """For each ask that has to do with the viewer, why: an offer of theirs, or something they care about."""
    offered, cares = _offered(viewer), words_of(*interests_of(viewer))
    return {ask.pk: _reasons(ask, offered, cares, "You care about") for ask in asks}


def reasons_to_help(viewer: Person, asks: Iterable[Favour]) -> dict[int, tuple[str, ...]]:
    """For each ask that meets what the viewer gives, why: an offer of theirs, or what they say they could teach or do well."""
    known = Expertise.objects.filter(
        person=viewer, level__in=(Expertise.Level.EXPERT, Expertise.Level.AVERAGE)
    )
    offered, knows = _offered(viewer), words_of(*known.values_list("subject", flat=True))
    if not offered and not knows:
        return {}
    return {ask.pk: _reasons(ask, offered, knows, "You know about") for ask in asks}


def _offered(viewer: Person) -> list[tuple[Favour, dict[str, str]]]:
    mine = Favour.objects.visible_to(viewer).open().offers().filter(by=viewer)[:MOST]
    return [(offer, words_of(offer.title, offer.words)) for offer in mine]


def _reasons(
    ask: Favour, offered: list[tuple[Favour, dict[str, str]]], cares: dict[str, str], begins: str
) -> tuple[str, ...]:
    asked, reasons = words_of(ask.title, ask.words), []
    for offer, words in offered:
        both = shared(asked, words)
        if both and offer.gift == ask.gift:
            reasons.append(f"Your offer “{offer.title}” speaks of {quoted(both)} too.")
    if both := shared(cares, asked):
        reasons.append(f"{begins} {quoted(both)}.")
    if not reasons and any(offer.gift == ask.gift for offer, _ in offered):
        reasons.append(f"You offer {ask.get_gift_display().lower()} yourself.")
    return tuple(reasons)
