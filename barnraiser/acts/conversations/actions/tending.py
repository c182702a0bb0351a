"""Pin, close and slow down a conversation, and undo each. Pressed twice, it is done once."""

from typing import Any

from django.db import transaction

from barnraiser.ground import clock
from barnraiser.people.models import Person

from ..models import Conversation, Step
from ..rules import may_tend
from .tracing import trace


@transaction.atomic
def pin(*, by: Person, conversation: Conversation, reason: str = "") -> None:
    """The conversation stands above the list of its community."""
    may_tend(by, conversation).require()
    if _set(conversation, {"pinned_at": None}, pinned_at=clock.now()):
        trace(Step.PINNED, by=by, conversation=conversation, reason=reason)


@transaction.atomic
def unpin(*, by: Person, conversation: Conversation, reason: str = "") -> None:
    """The conversation stands in the list where time puts it."""
    may_tend(by, conversation).require()
    if _set(conversation, {"pinned_at__isnull": False}, pinned_at=None):
        trace(Step.UNPINNED, by=by, conversation=conversation, reason=reason)


@transaction.atomic
def close(*, by: Person, conversation: Conversation, reason: str) -> None:
    """Nothing more is said here; whoever tries reads who closed it, and why."""
    may_tend(by, conversation).require()
    if _set(conversation, {"closed_at": None}, closed_at=clock.now()):
        trace(Step.CLOSED, by=by, conversation=conversation, reason=reason)


@transaction.atomic
def reopen(*, by: Person, conversation: Conversation, reason: str = "") -> None:
    """It goes on."""
    may_tend(by, conversation).require()
    if _set(conversation, {"closed_at__isnull": False}, closed_at=None):
        trace(Step.REOPENED, by=by, conversation=conversation, reason=reason)


@transaction.atomic
def slow_down(*, by: Person, conversation: Conversation, minutes: int, reason: str = "") -> None:
    """So many minutes lie between two messages of one person from now on; with none, they go as they please."""
    may_tend(by, conversation).require()
    if Conversation.objects.filter(pk=conversation.pk).exclude(pace=minutes).update(pace=minutes):
        conversation.pace = minutes
        said = f"{minutes} minutes between two messages of one person" if minutes else ""
        step = Step.SLOWED if minutes else Step.UNSLOWED
        trace(step, by=by, conversation=conversation, reason=reason, said=said)


def _set(conversation: Conversation, were: dict[str, Any], **become: Any) -> bool:
    """Whether the conversation was so, and now is so: of two at once, one hears yes."""
    changed = Conversation.objects.filter(pk=conversation.pk, **were).update(**become)
    conversation.refresh_from_db(fields=list(become))
    return changed == 1
