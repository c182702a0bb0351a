"""What becomes of a pledge: counted on, done, received; or asked after, answered, let go, not kept."""

from collections.abc import Mapping
from datetime import date

from django.db import transaction

from barnraiser.acts.ledger import actions as ledger
from barnraiser.ground import clock
from barnraiser.ground.manifest import Kind
from barnraiser.people.models import Person

from ..kinds import (
    ANSWERED,
    ASKED_AFTER,
    BROKEN,
    CONFIRMED,
    DELIVERED,
    KEPT,
    KEPT_QUIETLY,
    LET_GO,
    RECEIVED,
)
from ..models import Pledge, Step
from ..rules import may_step
from . import held

ACTS: Mapping[str, Kind] = {
    Step.Kind.CONFIRMED: CONFIRMED,
    Step.Kind.DELIVERED: DELIVERED,
    Step.Kind.RECEIVED: RECEIVED,
    Step.Kind.ASKED: ASKED_AFTER,
    Step.Kind.ANSWERED: ANSWERED,
    Step.Kind.LET_GO: LET_GO,
    Step.Kind.NOT_KEPT: BROKEN,
}


@transaction.atomic
def step(*, by: Person, pledge: Pledge, kind: str, words: str = "", due: date | None = None) -> Step:
    """This became of the pledge, said by this person. An answer may name another day."""
    pledge = held.pledge(pledge)
    may_step(by, pledge, kind).require()
    now, kind = clock.now(), Step.Kind(kind)
    taken, _ = Step.objects.update_or_create(
        pledge=pledge, kind=kind, defaults={"by": by, "words": words, "at": now}
    )
    if kind == Step.Kind.ANSWERED and due:
        pledge.due = due
        pledge.save(update_fields=["due"])
    _record(ACTS[kind], by, pledge, f"{kind} {pledge.pk} {now.isoformat()}")
    if kind == Step.Kind.RECEIVED and pledge.by and pledge.by != by:
        _record(KEPT_QUIETLY if pledge.quiet else KEPT, pledge.by, pledge, f"kept {pledge.pk}")
    return taken


def _record(kind: Kind, by: Person, pledge: Pledge, occasion: str) -> None:
    """What the giver does is toward those who carry the campaign; what one of them does is toward the giver."""
    campaign = pledge.need.campaign
    giver = [pledge.by] if pledge.by else []
    ledger.record(
        kind,
        by=by,
        toward=held.owners_of(campaign) if by == pledge.by else giver,
        within=campaign.community,
        about=pledge.ref,
        occasion=occasion,
    )
