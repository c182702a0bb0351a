"""What waits to be read first: for those who answer for the organisation, oldest first."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime, timedelta
from statistics import median

from django.utils.timesince import timesince

from barnraiser.acts.conversations import queries as conversations
from barnraiser.acts.conversations.models import Conversation
from barnraiser.communities import queries as communities
from barnraiser.ground import clock
from barnraiser.organisations import rules as organisations
from barnraiser.people.models import Person

from ..models import Answer, Draft, Programme, Seat
from .sight import drafts_visible_to

LATELY = 20
LONG = timedelta(days=1)


@dataclass(frozen=True, slots=True)
class Waiting:
    """A draft in the queue: how long it has waited, where it would go, and whether its reader could publish it now."""

    draft: Draft
    waited: str
    is_long: bool
    answers: Conversation | None
    is_own: bool
    can_go_out: bool


def in_words(waited: timedelta) -> str:
    """Two hours, a day: how long something took, in its largest unit."""
    now = clock.now()
    return timesince(now - waited, now, depth=1).replace("\xa0", " ")


def queue(viewer: Person, programme: Programme) -> list[Waiting]:
    """What waits, for somebody who answers for the organisation; for anybody else nothing."""
    if not organisations.is_responsible(viewer, programme.organisation):
        return []
    rows = list(
        drafts_visible_to(viewer)
        .waiting()
        .filter(mandate__programme=programme)
        .order_by("waiting_since", "pk")
    )
    return _shown(viewer, programme, rows)


def _shown(viewer: Person, programme: Programme, rows: Sequence[Draft]) -> list[Waiting]:
    taken = set(Seat.objects.taken().filter(programme=programme).values_list("community_id", flat=True))
    places = {row.community_id for row in rows}
    speaking = communities.taking_part([row.mandate.person_id or 0 for row in rows], places)
    owing = {place.pk for place, call in communities.calls_of(viewer) if call.is_due}
    talks = _answered(viewer, rows)
    now = clock.now()
    shown = []
    for row in rows:
        waited = now - (row.waiting_since or now)
        speaks = (row.mandate.person_id, row.community_id) in speaking
        own = row.mandate.person_id == viewer.pk
        stands = row.mandate.stands and row.community_id in taken
        goes = stands and speaks and not own and row.community_id not in owing
        shown.append(
            Waiting(row, in_words(waited), waited > LONG, talks.get(row.answers_id), own, can_go_out=goes)
        )
    return shown


def _answered(viewer: Person, rows: Sequence[Draft]) -> dict[int | None, Conversation]:
    """The conversations that drafts answer in, where the reader is a member too; never a failure or a frustration."""
    wanted = {row.answers_id for row in rows if row.answers_id}
    spoken = Conversation.objects.for_outside()
    seen = conversations.messages_visible_to(viewer).filter(pk__in=wanted, conversation__in=spoken)
    return {message.pk: message.conversation for message in seen}


def usual_wait(programme: Programme) -> tuple[str, int]:
    """How long half of the last answers took at the most, and of how many answers that is told."""
    rows = Answer.objects.filter(draft__mandate__programme=programme).order_by("-at", "-pk")
    waits = list(rows.values_list("waited", flat=True)[:LATELY])
    if not waits:
        return "", 0
    return in_words(timedelta(seconds=median(wait.total_seconds() for wait in waits))), len(waits)


def draft_at(viewer: Person, code: str) -> Draft | None:
    return drafts_visible_to(viewer).filter(code=code).select_related("statement__message").first()


def answers_of(draft: Draft) -> list[Answer]:
    """What readers said to it, in the order of time."""
    return list(draft.replies.select_related("by"))


def drafts_of(viewer: Person, programme: Programme) -> list[Draft]:
    """The viewer's own words under this programme that have not gone out, and were not taken back or declined."""
    rows = drafts_visible_to(viewer).filter(mandate__programme=programme, mandate__person=viewer)
    unended = rows.filter(statement=None, withdrawn_at=None).exclude(replies__verdict=Answer.Verdict.DECLINED)
    return list(unended.order_by("written_at", "pk"))


def answered_in(viewer: Person, draft: Draft) -> Conversation | None:
    return _answered(viewer, [draft]).get(draft.answers_id)


def waiting_in_words(since: datetime) -> str:
    return in_words(clock.now() - since)
