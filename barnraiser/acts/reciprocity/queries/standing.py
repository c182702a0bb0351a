"""What somebody is to others, for themselves alone: offers that stand, help confirmed, thanks received, promises open."""

from collections import defaultdict
from dataclasses import dataclass

from barnraiser.acts.ledger import queries as ledger
from barnraiser.acts.ledger.models import Act
from barnraiser.ground import manifest
from barnraiser.ground.manifest import Flow
from barnraiser.people.models import Person

from ..gifts import Gift
from ..models import Answer, Favour, Thanks
from .level import Balance, balance
from .lists import Row, rows, with_counts
from .sight import answers_visible_to, visible_to

ELSEWHERE, ASKED = 10, 100


@dataclass(frozen=True, slots=True)
class Help:
    answer: Answer
    thanks: Thanks | None


@dataclass(frozen=True, slots=True)
class OfAGift:
    """What of one kind of gift stands and was given."""

    gift: Gift
    offers: list[Favour]
    helps: list[Help]


@dataclass(frozen=True, slots=True)
class Standing:
    balance: Balance
    gifts: list[OfAGift]
    asked: list[Row]
    promised: list[Answer]
    awaited: list[Answer]
    elsewhere: list[tuple[str, Act]]


def standing_of(viewer: Person) -> Standing:
    offers, helps = defaultdict(list), defaultdict(list)
    for offer in visible_to(viewer).open().offers().filter(by=viewer):
        offers[offer.gift].append(offer)
    helped = answers_visible_to(viewer).helped_by(viewer)
    for answer in helped.confirmed().order_by("-promise__confirmation__at", "-pk")[:200]:
        thanks = getattr(answer.promise.confirmation, "thanks", None)
        helps[answer.favour.gift].append(Help(answer, thanks))
    gifts = [OfAGift(gift, offers[gift], helps[gift]) for gift in Gift if offers[gift] or helps[gift]]
    promised = list(helped.promised().order_by("favour__until", "pk")[:20])
    awaited = list(
        answers_visible_to(viewer).received_by(viewer).promised().order_by("favour__until", "pk")[:20]
    )
    asked = with_counts(visible_to(viewer).asks().filter(by=viewer)).order_by("-at", "-pk")
    return Standing(
        balance(viewer), gifts, rows(viewer, list(asked[:ASKED])), promised, awaited, _elsewhere(viewer)
    )


def _elsewhere(viewer: Person) -> list[tuple[str, Act]]:
    """Thanks and words of trust that came in other ways, newest first."""
    vouching = [
        code
        for code, kind in manifest.kinds().items()
        if kind.flow == Flow.VOUCHES and not code.startswith("reciprocity.")
    ]
    acts = ledger.toward(viewer, kinds=vouching)[:ELSEWHERE]
    return [(_said(act), act) for act in acts]


def _said(act: Act) -> str:
    by = act.by.name if act.by else "Somebody who left"
    within = act.within.name if act.within else "the network"
    return manifest.kinds()[act.kind].sentence.format(by=by, toward="you", within=within, about="something")
