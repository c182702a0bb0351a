"""What somebody could do next here: read a letter, answer at a door, come in, welcome, take over."""

from datetime import datetime

from django.db.models import Exists, OuterRef
from django.urls import reverse
from django.utils import timezone
from django.utils.dateformat import format as spell

from barnraiser.communities.models import Community, Membership
from barnraiser.ground import clock
from barnraiser.ground.manifest import Flow, Opening
from barnraiser.people.models import Person

from ..models import Handover, Invitation, JoinAnswer, Reply, Request, Welcome, token_for
from ..rules.asking import A_MONTH
from .letters import to
from .parting import handovers_to
from .welcome import welcomed_by, welcomes_waiting

MOST = 5
# More at once would crowd out everything else one could give: the next ones stand there when these are done.
WELCOMES = 2


def openings(viewer: Person) -> list[Opening]:
    """Those that wait for the viewer's answer first, then doors that stand open to them."""
    welcomes = welcomes_waiting(viewer)[:WELCOMES]
    wanted = _wanted(welcomes)
    return [
        *(_asked(waiting) for waiting in _at_my_doors(viewer)),
        *(_handed(handover) for handover in handovers_to(viewer)[:MOST]),
        *(_letter(invitation) for invitation in to(viewer)[:MOST]),
        *(_let_in(reply) for reply in _yeses(viewer)),
        *(
            _to_welcome(welcome, wanted.get((welcome.newcomer_id, welcome.community_id)))
            for welcome in welcomes
        ),
        *(_welcomed(welcome) for welcome in welcomed_by(viewer)[:MOST]),
    ]


def _letter(invitation: Invitation) -> Opening:
    return Opening(
        key=f"belonging.invitation:{invitation.code}",
        flow=Flow.JOINS,
        title=invitation.greeting,
        why=f"The letter is good until {_day(invitation.expires_at)}.",
        because=(
            f"{invitation.greeting}.",
            "You are no member there.",
            "The letter went to your address.",
        ),
        url=reverse("belonging:invitation", args=[token_for(invitation.code)]),
        act="Read the invitation",
        person=invitation.by,
        at=invitation.expires_at,
    )


def _at_my_doors(viewer: Person) -> list[Request]:
    rows = Request.objects.open().kept_by(viewer).select_related("person", "community")
    return list(rows.order_by("at", "pk")[: 2 * MOST])


def _asked(asked: Request) -> Opening:
    """Put aside, it comes again the next day: whoever asks is not forgotten at the door."""
    name, since = asked.person.name, _day(asked.at)
    late = " All stewards and hosts have been told, and so has the one who asks." if asked.is_late else ""
    return Opening(
        key=f"belonging.request:{asked.code}:{asked.days}",
        flow=Flow.JOINS,
        title=f"{name} asks to be let into {asked.community.name}",
        why=f"Nobody has answered for {asked.days} days." if asked.is_late else f"It waits since {since}.",
        because=(
            f"{name} asked on {since}.{late}",
            f"You keep the door of {asked.community.name}.",
            "It comes again each day until somebody has answered.",
        ),
        url=reverse("belonging:requests", args=[asked.community.slug]),
        act="Read and answer",
        person=asked.person,
        community=asked.community,
    )


def _yeses(viewer: Person) -> list[Reply]:
    """Where somebody said yes to the viewer, who has yet to come in."""
    used = Membership.objects.filter(
        person=viewer, community=OuterRef("request__community"), since__gte=OuterRef("at")
    )
    said = Reply.objects.filter(request__person=viewer, lets_in=True, at__gt=clock.now() - A_MONTH)
    if not said.exists():
        return []
    rows = said.filter(~Exists(used)).exclude(
        request__community__in=Community.objects.of(viewer).values("pk")
    )
    return list(rows.select_related("request__community", "by").order_by("at", "pk")[:MOST])


def _let_in(reply: Reply) -> Opening:
    community = reply.request.community
    return Opening(
        key=f"belonging.let_in:{reply.request.code}",
        flow=Flow.JOINS,
        title=f"Come into {community.name}",
        why=f"The yes is good until {_day(reply.at + A_MONTH)}.",
        because=("You asked to be let in, and they said yes.", "You are no member there yet."),
        url=reverse("belonging:join", args=[community.slug]),
        act="Come in",
        person=reply.by,
        at=reply.at + A_MONTH,
    )


def _to_welcome(welcome: Welcome, impact: str | None) -> Opening:
    """What the newcomer wants to bring about stands among the reasons."""
    here = welcome.community.name
    chosen = "You asked them in." if welcome.asked_them_in else "It is your turn to welcome somebody."
    return Opening(
        key=f"belonging.welcome:{welcome.code}",
        flow=Flow.GIVES,
        title=f"Welcome {welcome.newcomer.name} to {here}",
        why=f"They came in on {_day(welcome.since)}.",
        because=(chosen, *([f"What they want to bring about here: “{impact}”"] if impact else [])),
        url=welcome.get_absolute_url(),
        act="Welcome them",
        person=welcome.newcomer,
        community=welcome.community,
    )


def _welcomed(welcome: Welcome) -> Opening:
    host = welcome.host
    name = host.name if host else ""
    return Opening(
        key=f"belonging.welcomed_by:{welcome.code}",
        flow=Flow.CONNECTS,
        title=f"{name} is there for you in {welcome.community.name}",
        why="Ask whatever you like.",
        because=(
            f"You came in on {_day(welcome.since)}, and everybody who comes in has one member to turn to.",
            f"{name} asked you in." if welcome.asked_them_in else f"It is {name}’s turn to welcome somebody.",
        ),
        url=welcome.get_absolute_url(),
        act="See how to reach them",
        person=host,
        community=welcome.community,
    )


def _handed(handover: Handover) -> Opening:
    return Opening(
        key=f"belonging.handover:{handover.code}",
        flow=Flow.GIVES,
        title=f"{handover.by.name} asks you to take over: {handover.what}",
        why="It passes to you only if you say yes.",
        because=(f"{handover.by.name} is about to leave {handover.community.name}.",),
        url=reverse("belonging:handover", args=[handover.code]),
        act="Answer",
        person=handover.by,
        community=handover.community,
    )


def _wanted(welcomes: list[Welcome]) -> dict[tuple[int, int], str]:
    rows = JoinAnswer.objects.filter(
        number=0,
        person__in=[w.newcomer_id for w in welcomes],
        community__in=[w.community_id for w in welcomes],
    )
    return {(row.person_id, row.community_id): row.words for row in rows}


def _day(moment: datetime) -> str:
    return spell(timezone.localtime(moment), "j F")
