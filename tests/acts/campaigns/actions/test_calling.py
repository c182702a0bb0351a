import pytest

from barnraiser.acts.campaigns import actions
from barnraiser.communities.models import Community
from barnraiser.ground import clock
from barnraiser.ground.verdict import Refused
from barnraiser.people.models import Person

from ..telling import (
    VOTE,
    acts,
    calls,
    closes,
    gives,
    later,
    needs,
    seen,
)

pytestmark = pytest.mark.django_db


def test_its_day_moves_later_only_and_the_page_keeps_why(nell: Person, soil_and_table: Community) -> None:
    campaign = calls(nell, soil_and_table)
    with clock.at(later(days=1)):
        with pytest.raises(Refused, match="after the old one"):
            actions.extend(by=nell, campaign=campaign, until=VOTE, why="Same.")
        actions.extend(by=nell, campaign=campaign, until=VOTE.replace(day=25), why="The vote was moved.")
    assert seen(campaign).until == VOTE.replace(day=25)
    assert [(e.was, e.why) for e in campaign.extensions.all()] == [(VOTE, "The vote was moved.")]


def test_what_is_closed_takes_no_more_words_and_closes_once(
    nell: Person, ruth: Person, soil_and_table: Community
) -> None:
    campaign = calls(nell, soil_and_table)
    need = needs(campaign)
    closes(campaign, "ended")
    for act in (
        lambda: closes(campaign),
        lambda: gives(ruth, need),
        lambda: actions.endorse(by=ruth, campaign=campaign),
        lambda: actions.propose(by=ruth, campaign=campaign, words="A point"),
        lambda: needs(campaign),
        lambda: actions.reword(by=nell, campaign=campaign, title="A", goal="B", asks_whom="C", asks_what="D"),
    ):
        with pytest.raises(Refused, match="closed"):
            act()
    assert acts("carried") == [], "what did not come true was not carried to its end together"
