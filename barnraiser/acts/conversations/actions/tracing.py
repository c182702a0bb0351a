"""Whatever is done to a conversation, everybody in it reads who did it, when and why."""

from barnraiser.acts.ledger import actions as ledger
from barnraiser.ground import clock
from barnraiser.ground.manifest import Kind
from barnraiser.people.models import Person

from ..manifest import TENDED
from ..models import Conversation, Step, Trace


def trace(
    step: Step,
    *,
    by: Person,
    conversation: Conversation,
    reason: str = "",
    said: str = "",
    other: Conversation | None = None,
    toward: Person | None = None,
    kind: Kind = TENDED,
) -> Trace:
    """It stands in the conversation and in the ledger. For the transaction that does it."""
    left = Trace.objects.create(
        conversation=conversation,
        step=step,
        by=by,
        reason=reason,
        said=said,
        other=other,
        toward=toward,
        at=clock.now(),
    )
    ledger.record(
        kind,
        by=by,
        within=conversation.community,
        about=conversation.ref,
        at=left.at,
        occasion=f"{kind.code} {left.pk}",
    )
    return left
