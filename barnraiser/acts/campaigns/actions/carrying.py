"""Carrying a part: asked, said yes to, laid down."""

from django.db import transaction

from barnraiser.acts.ledger import actions as ledger
from barnraiser.ground import clock
from barnraiser.people.models import Person

from ..kinds import ASKED_TO_CARRY, CARRIES, DECLINED, STEPPED_DOWN
from ..models import Campaign, Owner
from ..rules import may_answer_asking, may_ask_to_carry, may_step_down
from . import held


@transaction.atomic
def ask_to_carry(*, by: Person, campaign: Campaign, person: Person, part: str) -> Owner:
    """The person is asked to carry this part, and may say yes or no."""
    campaign = held.campaign(campaign)
    may_ask_to_carry(by, campaign, person).require()
    asked = Owner.objects.create(
        campaign=campaign, person=person, part=part, asked_by=by, asked_at=clock.now()
    )
    ledger.record(
        ASKED_TO_CARRY,
        by=by,
        toward=[person],
        within=campaign.community,
        about=campaign.ref,
        at=asked.asked_at,
        occasion=f"asked to carry {asked.pk}",
    )
    return asked


@transaction.atomic
def answer_asking(*, by: Person, asked: Owner, yes: bool) -> Owner:
    """The person carries the part from now on, or does not, and nobody asks why."""
    asked = held.owner(asked)
    may_answer_asking(by, asked).require()
    now = clock.now()
    if yes:
        asked.since = now
    else:
        asked.until = now
    asked.save(update_fields=["since", "until"])
    ledger.record(
        CARRIES if yes else DECLINED,
        by=by,
        toward=[asked.asked_by] if asked.asked_by else [],
        within=asked.campaign.community,
        about=asked.campaign.ref,
        at=now,
        occasion=f"answered {asked.pk}",
    )
    return asked


@transaction.atomic
def step_down(*, by: Person, owner: Owner) -> Owner:
    """The person no longer carries the campaign. Those who still do are told."""
    owner = held.owner(owner)
    may_step_down(by, owner).require()
    owner.until = clock.now()
    owner.save(update_fields=["until"])
    ledger.record(
        STEPPED_DOWN,
        by=by,
        toward=held.owners_of(owner.campaign),
        within=owner.campaign.community,
        about=owner.campaign.ref,
        at=owner.until,
        occasion=f"stepped down {owner.pk}",
    )
    return owner
