"""Before one asks somebody: what went both ways between the two, and what one could give now."""

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import datetime
from itertools import chain, islice, zip_longest
from urllib.parse import urlencode

from django.urls import reverse

from barnraiser.acts.conversations import queries as conversations
from barnraiser.acts.conversations.manifest import MENTIONED
from barnraiser.acts.ledger import queries as ledger
from barnraiser.acts.ledger.models import Act
from barnraiser.communities import queries as communities
from barnraiser.ground import manifest
from barnraiser.ground.manifest import CardView, Flow, Kind, Stage
from barnraiser.ground.refs import Ref
from barnraiser.people.models import Person
from barnraiser.people.queries import interests_of

from ..gifts import Gift
from ..kinds import CAME_FORWARD, SUGGESTED
from ..matching import quoted, shared, words_of
from ..models import Favour, Introduction
from .introductions import may_be_met
from .sight import answers_visible_to, visible_to

FURTHEST, SHOWN, GIFTS = 200, 5, 3
GIVING = {Flow.GIVES, Flow.VOUCHES, Flow.CONNECTS, Flow.SHARES}


@dataclass(frozen=True, slots=True)
class Deed:
    """One act between two people as the viewer reads it: in words, when, what kind of gift, about what."""

    said: str
    at: datetime
    gift: str
    title: str
    url: str


@dataclass(frozen=True, slots=True)
class BothWays:
    """What the viewer did for the other and the other for them: the latest few, and how many in all."""

    given: list[Deed]
    got: list[Deed]
    given_count: int
    got_count: int

    @property
    def given_more(self) -> int:
        return self.given_count - len(self.given)

    @property
    def got_more(self) -> int:
        return self.got_count - len(self.got)


@dataclass(frozen=True, slots=True)
class Idea:
    """Something the viewer could give now: what, why, and where it is done."""

    icon: str
    title: str
    why: str
    url: str
    act: str


def gone_both_ways(viewer: Person, other: Person) -> BothWays:
    """Help first, then the rest; each newest first."""
    acts = [a for a in ledger.between(viewer, other)[:FURTHEST] if a.by in (viewer, other) and _gives(a)]
    acts.sort(key=lambda act: manifest.kinds()[act.kind].stage != Stage.HELPED)
    given = [act for act in acts if act.by == viewer]
    got = [act for act in acts if act.by == other]
    shown = given[:SHOWN] + got[:SHOWN]
    cards = manifest.cards_of(viewer, [Ref.parse(act.about) for act in shown if act.about])
    gifts = _gifts(shown)
    said = {act.pk: _deed(act, viewer, other, cards, gifts) for act in shown}
    return BothWays(
        [said[act.pk] for act in given[:SHOWN]], [said[act.pk] for act in got[:SHOWN]], len(given), len(got)
    )


def _gives(act: Act) -> bool:
    """Answering, helping, thanking, introducing, meeting; not asking, calling in, nor the small steps of a promise."""
    kind = manifest.kinds()[act.kind]
    return (
        kind not in (CAME_FORWARD, SUGGESTED, MENTIONED)
        and kind.flow != Flow.ASKS
        and (kind.flow in GIVING or kind.stage is not None)
    )


def _gifts(acts: list[Act]) -> dict[str, str]:
    """For acts about an ask or an offer, the kind of gift, by ref."""
    refs = [Ref.parse(act.about) for act in acts if act.about.startswith("reciprocity.favour:")]
    found = Favour.objects.filter(code__in=[ref.code for ref in refs])
    return {str(favour.ref): Gift(favour.gift).label for favour in found}


def _deed(act: Act, viewer: Person, other: Person, cards: dict[str, CardView], gifts: dict[str, str]) -> Deed:
    kind: Kind = manifest.kinds()[act.kind]
    by, whom = ("You", other.name) if act.by == viewer else (other.name, "you")
    toward = " and ".join([whom, *_third(act, viewer, other)])
    within = act.within.name if act.within else "the network"
    card = cards.get(act.about)
    title = card.title if card else ""
    said = kind.sentence.format(by=by, toward=toward, within=within, about=title or "something")
    return Deed(said, act.at, gifts.get(act.about, ""), title, card.url if card else "")


def _third(act: Act, viewer: Person, other: Person) -> list[str]:
    """Who else a small act was done toward: an introduction is of two."""
    people = [party.person for party in act.parties.all()]
    return [p.name for p in people if p and p not in (viewer, other)] if len(people) == 2 else []


def gifts_possible(viewer: Person, other: Person) -> list[Idea]:
    """Three things the viewer could do for the other now: what is owed first, what was asked next, then what is always open."""
    sources = (
        _owed(viewer, other),
        _asked(viewer, other),
        _questions(viewer, other),
        _offers(viewer, other),
        _introductions(viewer, other),
    )
    found = [idea for row in zip_longest(*sources) for idea in row if idea]
    return list(islice(chain(found, _always(viewer, other)), GIFTS))


def _owed(viewer: Person, other: Person) -> Iterator[Idea]:
    received = answers_visible_to(viewer).received_by(viewer).helped_by(other)
    for answer in received.confirmed().filter(promise__confirmation__thanks=None)[:2]:
        why = f"{other.name} helped you with “{answer.favour.title}”, and has not been thanked."
        yield Idea(
            "hands-clapping", f"Thank {other.name}", why, _to(answer.code, answer.favour), "Say thanks"
        )
    for answer in received.promised().filter(promise__doing__isnull=False)[:1]:
        why = f"It is done, says {other.name}: “{answer.favour.title}”. It counts once you say so."
        yield Idea("check", "Confirm their help", why, _to(answer.code, answer.favour), "Confirm it")


def _to(code: str, favour: Favour) -> str:
    return f"{favour.get_absolute_url()}#a-{code}"


def _asked(viewer: Person, other: Person) -> Iterator[Idea]:
    for ask in visible_to(viewer).open().asks().filter(by=other).exclude(answers__by=viewer)[:2]:
        why = f"{other.name} asks: “{ask.title}”"
        yield Idea("hand-heart", "Answer their ask", why, ask.get_absolute_url(), "See the ask")


def _questions(viewer: Person, other: Person) -> Iterator[Idea]:
    for question in conversations.unanswered(viewer).filter(by=other)[:2]:
        why = f"Nobody has answered yet: “{question.title}”"
        yield Idea("question", "Answer their question", why, question.get_absolute_url(), "See the question")


def _offers(viewer: Person, other: Person) -> Iterator[Idea]:
    """The viewer's own open offers, those that speak of what the other cares about first."""
    cares = words_of(other.tagline, *interests_of(other))
    offers = list(visible_to(viewer).open().offers().to_all().filter(by=viewer)[:20])
    told = [(shared(cares, words_of(offer.title, offer.words)), offer) for offer in offers]
    for both, offer in sorted(told, key=lambda one: -len(one[0]))[:2]:
        why = f"“{offer.title}”" + (f" It speaks of {quoted(both)}, which they care about." if both else "")
        url = f"{reverse('reciprocity:offer_to', args=[other.handle])}?{urlencode({'like': offer.code})}"
        yield Idea("hand-heart", "Offer them what you offer others", why, url, "Offer it")


def _introductions(viewer: Person, other: Person) -> Iterator[Idea]:
    """Somebody the viewer sees who cares about the same."""
    cares = set(interests_of(other))
    known = Introduction.objects.for_(other).filter(by=viewer)
    strangers = may_be_met(viewer).filter(interests__word__in=cares).exclude(pk=other.pk)
    strangers = strangers.exclude(pk__in=known.values("one")).exclude(pk__in=known.values("two"))
    for person in strangers.distinct().prefetch_related("interests")[:2]:
        same = sorted(cares & {interest.word for interest in person.interests.all()})
        why = f"Both care about {quoted(same)}. If they do not know each other yet, you could change that."
        url = f"{reverse('reciprocity:introduce', args=[other.handle])}?{urlencode({'with': person.handle})}"
        yield Idea("handshake", f"Introduce them to {person.name}", why, url, "Introduce them")


def _always(viewer: Person, other: Person) -> Iterator[Idea]:
    yield Idea(
        "hand-heart",
        "Offer something of yours",
        "An hour, something you know, a tool that stands idle.",
        reverse("reciprocity:offer_to", args=[other.handle]),
        "Make an offer",
    )
    yield Idea(
        "handshake",
        "Introduce them to somebody",
        "Whom do you know that they should know?",
        reverse("reciprocity:introduce", args=[other.handle]),
        "Introduce them",
    )
    if room := communities.shared_by(viewer, other).first():
        yield Idea(
            "chats-circle",
            "Tell what you learned",
            f"In {room.name}, where they read it too. A failure is often the most use.",
            f"{reverse('conversations:start', args=[room.slug])}?kind=failure",
            "Start a conversation",
        )
