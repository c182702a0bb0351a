"""Write down whom the campaign moved and what it changed, and say that one saw it."""

from collections.abc import Sequence
from datetime import date

from django.db import transaction

from barnraiser.acts.ledger import actions as ledger
from barnraiser.ground import clock
from barnraiser.people.models import Person

from ..kinds import CHANGED_SOMETHING, MOVED, WITNESSED
from ..models import Campaign, Influence, Result, Witness
from ..rules import may_witness, may_write_down
from . import held


@transaction.atomic
def note_influence(
    *, by: Person, campaign: Campaign, whom: str, words: str, on: date, link: str = ""
) -> Influence:
    """It is written down whom the campaign moved to do what, and when."""
    campaign = held.campaign(campaign)
    may_write_down(by, campaign).require()
    noted = Influence.objects.create(
        campaign=campaign, by=by, whom=whom, words=words, on=on, link=link, at=clock.now()
    )
    ledger.record(
        MOVED,
        by=by,
        within=campaign.community,
        about=campaign.ref,
        at=noted.at,
        occasion=f"influence {noted.pk}",
    )
    return noted


@transaction.atomic
def note_change(
    *,
    by: Person,
    campaign: Campaign,
    words: str,
    evidence: str,
    on: date,
    links: Sequence[str] = (),
    civic: str = "",
) -> Result:
    """It is written down what changed in the world, and how anybody can know it."""
    campaign = held.campaign(campaign)
    may_write_down(by, campaign).require()
    result = Result.objects.create(
        campaign=campaign,
        by=by,
        words=words,
        evidence=evidence,
        links=[*links],
        civic=civic,
        on=on,
        at=clock.now(),
    )
    ledger.record(
        CHANGED_SOMETHING,
        by=by,
        within=campaign.community,
        about=campaign.ref,
        at=result.at,
        occasion=f"result {result.pk}",
    )
    return result


@transaction.atomic
def witness(*, by: Person, result: Result, words: str = "") -> Witness:
    """Another who took part saw it, once."""
    result = held.result(result)
    may_witness(by, result).require()
    seen = Witness.objects.create(result=result, by=by, words=words, at=clock.now())
    ledger.record(
        WITNESSED,
        by=by,
        toward=[result.by] if result.by else [],
        within=result.campaign.community,
        about=result.campaign.ref,
        at=seen.at,
        occasion=f"witness {seen.pk}",
    )
    return seen
