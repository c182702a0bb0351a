"""The charter of Soil & Table grows: what the members changed in it, who said yes again, and whose yes is waited for."""

from collections.abc import Mapping
from datetime import datetime, timedelta
from random import Random
from typing import Any

from barnraiser.acts.decisions import actions as decisions
from barnraiser.acts.decisions.models import Proposal
from barnraiser.communities import actions as communities
from barnraiser.communities.models import Membership
from barnraiser.ground import clock

from .. import talk
from ..sign_in import SIGN_INS
from ..story import Story

ROOM = "soil-and-table"
LATELY = 30


def tell(story: Story) -> None:
    """Two old changes that everybody said yes to, and a new one that most have not read yet."""
    changes = talk.read("charter")["change"]
    old = [change for change in changes if change["days"] > LATELY]
    for change in story.progress.through("The charter", changes):
        closed = _decided(story, change)
        if old and change is old[-1]:
            _everybody(story, closed)
    _the_first(story, closed)


def _decided(story: Story, change: Mapping[str, Any]) -> datetime:
    """The members decided it; returns when."""
    opened, community = story.today - timedelta(days=change["days"]), story.communities[ROOM]
    with clock.at(opened):
        proposal = decisions.propose(
            by=story.people[change["by"]], community=community, title=change["title"],
            words=change["words"].strip(), why=change["why"], effect=change["effect"],
            values=change["values"], closes_at=opened + timedelta(days=change["open"], hours=9),
        )  # fmt: skip
    for key, stance, why, days in change["stances"]:
        with clock.at(opened + timedelta(days=days)):
            decisions.stand(by=story.people[key], proposal=proposal, stance=stance, reason=why)
    _the_others(story, proposal, {*(row[0] for row in change["stances"]), *SIGN_INS})
    closed = proposal.closes_at + timedelta(minutes=3)
    with clock.at(closed):
        decisions.close(proposal=proposal)
    return closed


def _the_others(story: Story, proposal: Proposal, named: set[str]) -> None:
    """As many more consent without a word as the method asks for, spread over the days it is open."""
    left = {story.people[key].pk for key in named if key in story.people}
    here = [one for one in _here(story) if one.since <= proposal.opened_at and one.person_id not in left]
    here = [one for one in here if one.person.is_claimed][: proposal.needed]
    for place, membership in enumerate(here):
        with clock.at(proposal.opened_at + timedelta(hours=5 + place % 150)):
            decisions.stand(by=membership.person, proposal=proposal, stance="consents")


def _everybody(story: Story, closed: datetime) -> None:
    """Who is here now said yes within ten days, or on the day they came."""
    dice = Random("7 charter")  # noqa: S311 - a story, no secret
    for membership in _here(story):
        soon = closed + timedelta(hours=dice.randrange(2, 240))
        with clock.at(max(soon, membership.since + timedelta(minutes=1))):
            communities.affirm(membership=membership)


def _the_first(story: Story, closed: datetime) -> None:
    """Those who decided it, and those who came since, have said yes; the rest are asked."""
    voices = {change[0] for change in talk.read("charter")["change"][-1]["stances"]}
    named = {story.people[key].pk for key in voices}
    asked = {story.people[key].pk for key in SIGN_INS if key in story.people}
    for membership in _here(story):
        came = membership.since > closed
        if (came or membership.person_id in named) and membership.person_id not in asked:
            with clock.at(max(closed, membership.since) + timedelta(minutes=11)):
                communities.affirm(membership=membership)


def _here(story: Story) -> list[Membership]:
    rows = Membership.objects.current().filter(community=story.communities[ROOM])
    return list(rows.select_related("community", "person").order_by("pk"))
