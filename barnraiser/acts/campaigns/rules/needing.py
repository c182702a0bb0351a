"""What those who carry a campaign may ask for, and which mark they may set."""

from barnraiser.ground.verdict import Verdict, all_of, provided
from barnraiser.people.models import Person

from ..models import Campaign, Need
from .carrying import may_close


def may_ask_for(by: Person | None, campaign: Campaign, kind: str = "") -> Verdict:
    lists = Need.objects.filter(campaign=campaign, kind=Need.Kind.SIGNATURES)
    return all_of(
        lambda: may_close(by, campaign),
        lambda: provided(
            kind != Need.Kind.SIGNATURES or not lists.exists(),
            "This campaign collects signatures already. One list is enough.",
        ),
    )


def may_set_mark(by: Person | None, need: Need, against: Need | None = None) -> Verdict:
    return all_of(
        lambda: may_close(by, need.campaign),
        lambda: provided(
            against is None or (against.kind, against.currency) == (need.kind, need.currency),
            "Only what is counted alike can be beaten: money by money, hours by hours.",
        ),
        lambda: provided(
            against is None or against.campaign.community_id == need.campaign.community_id,
            "What a campaign of another community has come to is for its members to tell.",
        ),
    )
