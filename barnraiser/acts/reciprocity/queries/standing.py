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
from .sight import answers_visible_to, visible_to

ELSEWHERE = 10


@dataclass(frozen=True, slots=True)
class Balance:
    given: int
    received: int

    @property
    def said(self) -> str:
        """The level in words, and what there is room for."""
        if not self.given and not self.received:
            return "No help is confirmed yet, either way. Either way is a good beginning."
        given = f"given {_times(self.given)}" if self.given else "not given yet"
        received = f"received {_times(self.received)}" if self.received else "not received yet"
        counted = f"You have {given} and {received}."
        if self.given > self.received:
            return f"{counted} You are on the giving side. There is room to ask for something."
        if self.given < self.received:
            return f"{counted} Others were glad to give. When something of yours stands idle, offer it."
        return f"{counted} That is level."


def _times(count: int) -> str:
    return {1: "once", 2: "twice"}.get(count, f"{count} times")


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
    promised: list[Answer]
    awaited: list[Answer]
    elsewhere: list[tuple[str, Act]]


def balance(viewer: Person) -> Balance:
    """How often the viewer helped and was helped, as confirmed by who was helped."""
    confirmed = Answer.objects.confirmed()
    return Balance(confirmed.helped_by(viewer).count(), confirmed.received_by(viewer).count())


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
    return Standing(balance(viewer), gifts, promised, awaited, _elsewhere(viewer))


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
