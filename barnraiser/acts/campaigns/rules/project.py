"""The pieces of the work: planned by those who carry the campaign, taken on by whoever says “I’ll do it”."""

from barnraiser.communities.rules import may_take_part
from barnraiser.ground.verdict import Verdict, all_of, provided
from barnraiser.people.models import Person

from ..models import Campaign, Milestone
from .carrying import is_owner, may_close, while_running


def may_plan(by: Person | None, campaign: Campaign) -> Verdict:
    return may_close(by, campaign)


def is_to_do(milestone: Milestone) -> Verdict:
    return all_of(
        lambda: while_running(milestone.campaign),
        lambda: provided(not hasattr(milestone, "completion"), "This piece of the work is done."),
    )


def may_take_on(by: Person | None, milestone: Milestone) -> Verdict:
    return all_of(
        lambda: may_take_part(by, milestone.campaign.community), lambda: is_to_be_taken_on(milestone)
    )


def is_to_be_taken_on(milestone: Milestone) -> Verdict:
    """What `may_take_on` asks of the work alone: a page full of it asks about membership once."""
    return all_of(
        lambda: is_to_do(milestone),
        lambda: provided(milestone.owner_id is None, "Somebody has taken this on already."),
    )


def may_hand_back(by: Person | None, milestone: Milestone) -> Verdict:
    return all_of(
        lambda: provided(
            by is not None and milestone.owner_id == by.pk,
            "A piece of the work is handed back by who took it on.",
        ),
        lambda: is_to_do(milestone),
    )


def may_finish(by: Person | None, milestone: Milestone) -> Verdict:
    """Who took it on says that it is done, or somebody who carries the campaign does."""
    return all_of(
        lambda: may_take_part(by, milestone.campaign.community),
        lambda: is_to_be_finished(by, milestone, is_owner=is_owner(by, milestone.campaign)),
    )


def is_to_be_finished(by: Person | None, milestone: Milestone, *, is_owner: bool) -> Verdict:
    return all_of(
        lambda: provided(milestone.owner_id is not None, "Nobody has taken this on yet."),
        lambda: provided(
            by is not None and (milestone.owner_id == by.pk or is_owner),
            "Who took it on says that it is done, or somebody who carries the campaign.",
        ),
        lambda: is_to_do(milestone),
    )
