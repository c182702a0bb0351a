"""What every member of the community may do."""

from barnraiser.communities.models import Community
from barnraiser.communities.rules import may_take_part
from barnraiser.ground.verdict import Verdict, all_of, provided
from barnraiser.people.models import Person

from ..models import Campaign, Completion, Endorsement, Owner, Pledge, Result, Witness
from .carrying import while_running


def may_call(by: Person | None, community: Community) -> Verdict:
    return may_take_part(by, community)


def may_endorse(by: Person | None, campaign: Campaign) -> Verdict:
    return all_of(lambda: may_take_part(by, campaign.community), lambda: while_running(campaign))


def may_take_name_back(by: Person | None, endorsement: Endorsement) -> Verdict:
    """A name is its owner’s, as long as the campaign speaks with it."""
    return all_of(
        lambda: provided(by is not None and endorsement.by_id == by.pk, "A name is taken back by its owner."),
        lambda: while_running(endorsement.campaign),
    )


def may_talk(by: Person | None, campaign: Campaign) -> Verdict:
    return may_take_part(by, campaign.community)


def took_part(person: Person, campaign: Campaign) -> bool:
    """Whether the person carried, did, gave or promised something, or stands behind it with their name."""
    return (
        Owner.objects.filter(campaign=campaign, person=person, since__isnull=False).exists()
        or Completion.objects.filter(milestone__campaign=campaign, milestone__owner=person).exists()
        or Pledge.objects.filter(need__campaign=campaign, by=person).standing().exists()
        or Endorsement.objects.filter(campaign=campaign, by=person).exists()
    )


def may_witness(by: Person | None, result: Result) -> Verdict:
    """A result is seen by another than who noted it, once, out of those who took part."""
    return all_of(
        lambda: may_take_part(by, result.campaign.community),
        lambda: is_to_be_witnessed(
            by,
            result,
            took_part=by is not None and took_part(by, result.campaign),
            saw=Witness.objects.filter(result=result, by=by).exists(),
        ),
    )


def is_to_be_witnessed(by: Person | None, result: Result, *, took_part: bool, saw: bool) -> Verdict:
    """What `may_witness` asks of the result alone: a page full of them asks who took part once."""
    return all_of(
        provided(
            by is not None and result.by_id != by.pk, "You wrote this down. Somebody else says they saw it."
        ),
        provided(took_part, "Those who took part say whether they saw it."),
        provided(not saw, "You said already that you saw it."),
    )
