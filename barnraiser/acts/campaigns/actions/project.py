"""The pieces of the work: planned, taken on, handed back, done."""

from datetime import date

from django.db import transaction

from barnraiser.acts.ledger import actions as ledger
from barnraiser.ground import clock
from barnraiser.ground.manifest import Kind
from barnraiser.people.models import Person

from ..kinds import FINISHED, HANDED_BACK, PLANNED, TOOK_ON
from ..models import Campaign, Completion, Milestone
from ..rules import may_finish, may_hand_back, may_plan, may_take_on
from . import held


@transaction.atomic
def plan(
    *, by: Person, campaign: Campaign, title: str, words: str = "", due: date | None = None
) -> Milestone:
    """The piece of the work stands on the page, and looks for somebody."""
    campaign = held.campaign(campaign)
    may_plan(by, campaign).require()
    milestone = Milestone.objects.create(
        campaign=campaign, title=title, words=words, due=due, by=by, at=clock.now()
    )
    ledger.record(
        PLANNED,
        by=by,
        within=campaign.community,
        about=campaign.ref,
        at=milestone.at,
        occasion=f"planned {milestone.pk}",
    )
    return milestone


@transaction.atomic
def take_on(*, by: Person, milestone: Milestone) -> Milestone:
    """The person does this piece of the work, by name."""
    milestone = held.milestone(milestone)
    may_take_on(by, milestone).require()
    milestone.owner = by
    milestone.save(update_fields=["owner"])
    _record(TOOK_ON, by, milestone)
    return milestone


@transaction.atomic
def hand_back(*, by: Person, milestone: Milestone) -> Milestone:
    """The piece of the work looks for somebody again."""
    milestone = held.milestone(milestone)
    may_hand_back(by, milestone).require()
    milestone.owner = None
    milestone.save(update_fields=["owner"])
    _record(HANDED_BACK, by, milestone)
    return milestone


@transaction.atomic
def finish(*, by: Person, milestone: Milestone, words: str = "") -> Completion:
    """The piece of the work is done, by who took it on."""
    milestone = held.milestone(milestone)
    may_finish(by, milestone).require()
    done = Completion.objects.create(milestone=milestone, by=by, words=words, at=clock.now())
    if milestone.owner:
        _record(FINISHED, milestone.owner, milestone)
    return done


def _record(kind: Kind, by: Person, milestone: Milestone) -> None:
    ledger.record(
        kind,
        by=by,
        toward=held.owners_of(milestone.campaign),
        within=milestone.campaign.community,
        about=milestone.campaign.ref,
        occasion=f"{kind} {milestone.pk} {clock.now().isoformat()}",
    )
