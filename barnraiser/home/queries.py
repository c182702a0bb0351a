"""What Today shows, composed from what the apps below can tell this viewer."""

from dataclasses import dataclass
from datetime import datetime, timedelta

from django.db.models import Count, Exists, OuterRef, Q

from barnraiser.acts.belonging.manifest import JOINED
from barnraiser.acts.conversations import queries as conversations
from barnraiser.acts.conversations.manifest import MENTIONED, REPLIED, THANKED
from barnraiser.acts.conversations.models import Conversation, Message
from barnraiser.acts.ledger import queries as ledger
from barnraiser.acts.ledger.models import Act
from barnraiser.communities import queries as communities
from barnraiser.communities.models import Community
from barnraiser.ground import clock
from barnraiser.ground.manifest import CardView, cards_of, kinds
from barnraiser.ground.refs import Ref
from barnraiser.people import queries as people
from barnraiser.people.models import Person

from .models import Visit

A_WEEK = timedelta(days=7)
A_SEASON = timedelta(days=90)
A_DAYS_WORTH = 60
DID = {MENTIONED.code: "called you in", REPLIED.code: "answered you", THANKED.code: "thanked you"}


@dataclass(frozen=True, slots=True)
class Answerable:
    """A question nobody has answered, and why it may be one for the viewer."""

    conversation: Conversation
    why: str


@dataclass(frozen=True, slots=True)
class Word:
    """Something done toward the viewer in one conversation: by whom, what, where the newest of it stands."""

    people: list[Person]
    did: str
    title: str
    url: str
    at: datetime

    @property
    def names(self) -> str:
        first = [person.name for person in self.people[:2]]
        if more := len(self.people) - len(first):
            return f"{', '.join(first)} and {more} more"
        return " and ".join(first)


@dataclass(frozen=True, slots=True)
class Answered:
    """How many of a season's questions have an answer."""

    asked: int
    answered: int

    @property
    def words(self) -> str:
        return f"{self.answered} of {self.asked} questions have an answer"


def answerable(viewer: Person, *, most: int = 3) -> list[Answerable]:
    """Open questions of others: those on the viewer's own subjects first, then those that have waited longest."""
    season = clock.now() - A_SEASON
    waiting = list(conversations.unanswered(viewer).filter(started_at__gte=season, last_at__gte=season)[:60])
    subjects = people.interests_of(viewer)
    found = [Answerable(talk, _why(talk, subjects)) for talk in waiting]
    return sorted(found, key=lambda one: not one.why)[:most]


def _why(talk: Conversation, subjects: list[str]) -> str:
    shared = [word for word in subjects if word.lower() in talk.title.lower()]
    return f"You named {' and '.join(shared)} among your interests." if shared else ""


def toward(viewer: Person, since: datetime, *, most: int = 6) -> list[Word]:
    """Answers, thanks and calls to the viewer since then, newest first; alike in one conversation are one line."""
    acts = list(ledger.toward(viewer, kinds=DID).filter(at__gt=since, by__isnull=False)[:A_DAYS_WORTH])
    cards = cards_of(viewer, [Ref.parse(act.about) for act in acts])
    words: dict[tuple[str, str], Word] = {}
    for act in acts:
        card = cards.get(act.about)
        if card and act.by:
            known = words.setdefault((act.kind, card.title), _word(act, card))
            known.people.extend([act.by] if act.by not in known.people else [])
    return list(words.values())[:most]


def _word(act: Act, card: CardView) -> Word:
    return Word(people=[], did=DID[act.kind], title=card.title, url=card.url, at=act.at)


def news(viewer: Person, since: datetime, *, most: int = 12) -> list[Conversation]:
    """Conversations somebody else spoke in since then, with how many messages are new, oldest first."""
    spoke = Message.objects.filter(at__gt=since).exclude(by=viewer).order_by()
    shown = conversations.visible_to(viewer).in_bulk(_spoken_in(viewer, since, most))
    fresh = spoke.filter(conversation__in=list(shown)).values_list("conversation").annotate(Count("pk"))
    for key, count in fresh:
        vars(shown[key])["fresh"] = count
    return sorted(shown.values(), key=lambda talk: talk.last_at)


def _spoken_in(viewer: Person, since: datetime, most: int) -> list[int]:
    """The keys of those spoken in last. After a long time away there may be very many: the latest are looked for first."""
    rooms, now = conversations.in_own_rooms(viewer), clock.now()
    keys: list[int] = []
    spoke = Message.objects.filter(conversation=OuterRef("pk"), at__gt=since).exclude(by=viewer)
    for begins in (max(since, now - back) for back in (A_WEEK, A_SEASON, now - since)):
        found = rooms.filter(Exists(spoke), last_at__gt=begins).order_by("-last_at", "-pk")
        keys = list(found.values_list("pk", flat=True)[:most])
        if len(keys) == most or begins == since:
            break
    return keys


def answered(viewer: Person) -> Answered:
    """Of the questions asked in the viewer's communities this season, how many somebody has answered."""
    season = clock.now() - A_SEASON
    # Nothing was spoken in before it was started: by when it was, there is an index.
    asked = conversations.in_own_rooms(viewer).filter(
        kind=Conversation.Kind.QUESTION, started_at__gte=season, last_at__gte=season
    )
    return Answered(**asked.aggregate(asked=Count("pk"), answered=Count("pk", filter=Q(reply_count__gt=0))))


def newcomers(viewer: Person, since: datetime, *, most: int = 4) -> list[Act]:
    """Who joined the viewer's communities since then, each once: somebody to welcome. After a season nobody is new."""
    joined = list(
        Act.objects.standing()
        .filter(kind=JOINED.code, within__in=Community.objects.of(viewer))
        .filter(at__gt=max(since, clock.now() - A_SEASON))
        .filter(by__isnull=False)
        .exclude(by=viewer)
        .select_related("by", "within")
        .order_by("-at", "-pk")[:A_DAYS_WORTH]
    )
    return list({act.by_id: act for act in reversed(joined)}.values())[::-1][:most]


@dataclass(frozen=True, slots=True)
class FirstSteps:
    """What somebody could do on their first day: their own page, who keeps the rooms, where the talk is."""

    has_profile: bool
    keepers: list[tuple[Community, list[Person]]]


def first_steps(viewer: Person, mine: list[Community]) -> FirstSteps:
    kept = [(home, [person for person, _ in communities.keepers(home)][:3]) for home in mine[:3]]
    return FirstSteps(has_profile=bool(viewer.tagline or viewer.story), keepers=kept)


def recorded_acts() -> list[str]:
    """Every kind of act the house can record, in words: taken from the manifests, so that none is left out."""
    blank = {"by": "somebody", "toward": "somebody", "within": "a community", "about": "something"}
    return [kind.sentence.format(**blank).capitalize() for kind in kinds().values()]


def export(person: Person) -> dict[str, datetime | None]:
    """When the person was last here, for themselves."""
    visit = Visit.objects.filter(person=person).first()
    return {"last_here": visit.seen_at if visit else None, "before": visit.before if visit else None}
