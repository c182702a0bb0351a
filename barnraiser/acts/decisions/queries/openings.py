"""What the viewer could do next: say where they stand, answer an objection, look at an answer."""

from collections.abc import Iterable

from django.db.models import Exists, OuterRef

from barnraiser.communities.models import Membership
from barnraiser.ground.manifest import Flow, Opening
from barnraiser.people.models import Person

from ..electorate import outdated
from ..models import Answer, Ballot, Proposal, Stance
from ..models.voice import StanceQuerySet
from .sight import visible_to

MOST = 6


def openings(viewer: Person) -> list[Opening]:
    """Objections that wait for the viewer, answers to their own, decisions that wait for their voice. Five queries, or one where
    nothing is open.
    """
    if not visible_to(viewer).open().exists():
        return []
    return [*_to_answer(viewer), *_to_look_at(viewer), *_to_speak_on(viewer)]


def _objections(viewer: Person) -> StanceQuerySet:
    rows = Stance.objects.standing_objections().filter(proposal__in=visible_to(viewer).open().values("pk"))
    return rows.select_related("proposal__community", "proposal__by", "person").order_by(
        "proposal__closes_at", "pk"
    )


def _to_answer(viewer: Person) -> Iterable[Opening]:
    unanswered = ~Exists(Answer.objects.filter(stance=OuterRef("pk")))
    for stance in _objections(viewer).filter(proposal__by=viewer).filter(unanswered)[:MOST]:
        who = stance.person.name if stance.person else "Somebody"
        yield Opening(
            key=f"decisions.objection:{stance.code}",
            flow=Flow.MESSAGES,
            title=f"Answer {who}’s objection to “{stance.proposal.title}”",
            why="An objection names a harm. You proposed it, so you are asked first.",
            because=(f"{who} objected.", "Nothing is said yet about what is being done."),
            url=f"{stance.proposal.get_absolute_url()}#s-{stance.code}",
            act="Answer it",
            person=stance.person,
            community=stance.proposal.community,
            at=stance.proposal.closes_at,
        )


def _to_look_at(viewer: Person) -> Iterable[Opening]:
    answered = Exists(Answer.objects.filter(stance=OuterRef("pk")))
    for stance in _objections(viewer).filter(person=viewer).filter(answered)[:MOST]:
        proposal = stance.proposal
        who = proposal.by.name if proposal.by else "Whoever proposed it"
        yield Opening(
            key=f"decisions.answer:{stance.code}",
            flow=Flow.MESSAGES,
            title=f"Is your objection to “{proposal.title}” settled?",
            why=f"{who} says what is being done about it.",
            because=("You objected.", f"{who} answered.", "Only you can say whether that settles it."),
            url=f"{proposal.get_absolute_url()}#s-{stance.code}",
            act="Look at the answer",
            person=proposal.by,
            community=proposal.community,
            at=proposal.closes_at,
        )


def _to_speak_on(viewer: Person) -> Iterable[Opening]:
    """Those whose count the viewer is part of, and has not spoken on. What they proposed themselves they know of."""
    since = Membership.objects.current().filter(
        person=viewer, community=OuterRef("community"), since__lte=OuterRef("opened_at")
    )
    again = outdated(visible_to(viewer).open().exclude(effect=""))
    stood = Stance.objects.counting(again).filter(proposal=OuterRef("pk"), person=viewer)
    ranked = Ballot.objects.filter(proposal=OuterRef("pk"), person=viewer)
    waiting = visible_to(viewer).open().exclude(by=viewer)
    waiting = waiting.filter(Exists(since), ~Exists(stood), ~Exists(ranked))
    for proposal in waiting.order_by("closes_at", "pk")[:MOST]:
        yield _to_speak(proposal)


def _to_speak(proposal: Proposal) -> Opening:
    who = proposal.by.name if proposal.by else "Somebody who left"
    return Opening(
        key=f"decisions.proposal:{proposal.code}",
        flow=Flow.SHARES,
        title=proposal.title,
        why="Your voice is one of those it needs to count.",
        because=(
            f"{who} proposed it in {proposal.community.name}.",
            f"It counts when {proposal.needed} members have spoken.",
            "You were a member when it opened, and have not spoken on it as it is now.",
        ),
        url=proposal.get_absolute_url(),
        act="Rank the options" if proposal.is_ranked else "Say where you stand",
        person=proposal.by,
        community=proposal.community,
        at=proposal.closes_at,
    )
