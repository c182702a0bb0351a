"""Call a campaign, reword it, move its day, close it."""

from datetime import date

from django.db import transaction

from barnraiser.acts.ledger import actions as ledger
from barnraiser.communities.models import Community, Membership
from barnraiser.ground import clock
from barnraiser.people.models import Person

from ..kinds import CALLED, CALLED_OFF, CARRIED, CLOSED, EXTENDED, REWORDED
from ..models import Campaign, Closing, Extension, Owner, Pledge, Step
from ..rules import may_call, may_close, may_extend
from . import held

FIRST_PART = "Called it"


@transaction.atomic
def call(
    *,
    by: Person,
    community: Community,
    title: str,
    goal: str,
    asks_whom: str,
    asks_what: str,
    until: date,
    until_what: str = "",
    words: str = "",
) -> Campaign:
    """The campaign stands in the community, and who called it carries it."""
    may_call(by, community).require()
    now = clock.now()
    campaign = Campaign.objects.create(
        community=community,
        by=by,
        title=title,
        goal=goal,
        words=words,
        asks_whom=asks_whom,
        asks_what=asks_what,
        until=until,
        until_what=until_what,
        at=now,
    )
    Owner.objects.create(campaign=campaign, person=by, part=FIRST_PART, asked_at=now, since=now)
    ledger.record(CALLED, by=by, within=community, about=campaign.ref, at=now)
    return campaign


@transaction.atomic
def reword(
    *,
    by: Person,
    campaign: Campaign,
    title: str,
    goal: str,
    asks_whom: str,
    asks_what: str,
    until_what: str = "",
    words: str = "",
) -> Campaign:
    """The campaign says the same in better words. Its day is moved by itself."""
    campaign = held.campaign(campaign)
    may_close(by, campaign).require()
    campaign.title, campaign.goal, campaign.words = title, goal, words
    campaign.asks_whom, campaign.asks_what, campaign.until_what = asks_whom, asks_what, until_what
    campaign.save(update_fields=["title", "goal", "words", "asks_whom", "asks_what", "until_what"])
    occasion = f"reworded {campaign.pk} {clock.now().isoformat()}"
    ledger.record(REWORDED, by=by, within=campaign.community, about=campaign.ref, occasion=occasion)
    return campaign


@transaction.atomic
def extend(*, by: Person, campaign: Campaign, until: date, why: str) -> Extension:
    """The campaign has a later day, and the page says why."""
    campaign = held.campaign(campaign)
    may_extend(by, campaign, until).require()
    now = clock.now()
    moved = Extension.objects.create(
        campaign=campaign, by=by, was=campaign.until, until=until, why=why, at=now
    )
    campaign.until = until
    campaign.save(update_fields=["until"])
    ledger.record(
        EXTENDED,
        by=by,
        within=campaign.community,
        about=campaign.ref,
        at=now,
        occasion=f"extension {moved.pk}",
    )
    return moved


@transaction.atomic
def close(*, by: Person, campaign: Campaign, how: str, words: str) -> Closing:
    """The campaign has ended in this way. If it came true, those who carried it did so together."""
    campaign = held.campaign(campaign)
    may_close(by, campaign).require()
    now, how = clock.now(), Closing.How(how)
    closing = Closing.objects.create(campaign=campaign, by=by, how=how, words=words, at=now)
    kind = CALLED_OFF if how == Closing.How.CALLED_OFF else CLOSED
    ledger.record(kind, by=by, within=campaign.community, about=campaign.ref, at=now)
    if how == Closing.How.REACHED:
        others = [person for person in carriers(campaign) if person != by]
        if others:
            ledger.record(
                CARRIED, by=by, toward=others, within=campaign.community, about=campaign.ref, at=now
            )
    return closing


def carriers(campaign: Campaign) -> list[Person]:
    """Those whose work or kept word carried it: owners, who finished a piece of the work, and named givers.

    Only current members, and nobody who gave quietly: that they gave is for the owners to know.
    """
    received = Pledge.objects.filter(need__campaign=campaign, quiet=False).with_step(Step.Kind.RECEIVED)
    did = campaign.milestones.filter(completion__isnull=False, owner__isnull=False)
    keys = {
        *Owner.objects.standing().filter(campaign=campaign).values_list("person_id", flat=True),
        *did.values_list("owner_id", flat=True),
        *received.filter(by__isnull=False).values_list("by_id", flat=True),
    }
    here = Membership.objects.current().filter(community_id=campaign.community_id, person__in=keys)
    return [row.person for row in here.select_related("person").order_by("person_id")]
