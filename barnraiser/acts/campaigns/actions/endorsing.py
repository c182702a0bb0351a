"""Stand behind a campaign with one’s name, and take the name back."""

from django.db import transaction

from barnraiser.acts.ledger import actions as ledger
from barnraiser.ground import clock
from barnraiser.people.models import Person

from ..kinds import ENDORSED, ENDORSED_QUIETLY
from ..models import Campaign, Endorsement
from ..rules import may_endorse, may_take_name_back
from . import held


@transaction.atomic
def endorse(*, by: Person, campaign: Campaign, words: str = "", quiet: bool = False) -> Endorsement:
    """The person’s name stands behind the campaign, once, with the latest reason; quietly, for the owners’ eyes."""
    campaign = held.campaign(campaign)
    may_endorse(by, campaign).require()
    named, is_new = Endorsement.objects.get_or_create(
        campaign=campaign, by=by, defaults={"words": words, "quiet": quiet, "at": clock.now()}
    )
    if not is_new:
        _take_back(campaign, by, "said anew")
        named.words, named.quiet = words, quiet
        named.save(update_fields=["words", "quiet"])
    ledger.record(
        ENDORSED_QUIETLY if quiet else ENDORSED,
        by=by,
        within=campaign.community,
        about=campaign.ref,
        occasion=f"endorsement {named.pk} {clock.now().isoformat()}",
    )
    return named


@transaction.atomic
def take_name_back(*, by: Person, endorsement: Endorsement) -> None:
    """The name no longer stands behind the campaign, and the act no longer counts."""
    endorsement = held.endorsement(endorsement)
    may_take_name_back(by, endorsement).require()
    _take_back(endorsement.campaign, by, "name taken back")
    endorsement.delete()


def _take_back(campaign: Campaign, by: Person, reason: str) -> None:
    for kind in (ENDORSED, ENDORSED_QUIETLY):
        for act in ledger.standing_about(campaign.ref, by=by, kind=kind):
            ledger.retract(act=act, by=by, reason=reason)
