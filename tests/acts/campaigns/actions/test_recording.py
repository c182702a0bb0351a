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
    carries,
    closes,
    later,
    plans,
)

pytestmark = pytest.mark.django_db


@pytest.mark.requirement("H1")
def test_a_group_acts_together_and_the_influence_it_had_is_recorded(
    nell: Person, ruth: Person, callum: Person, soil_and_table: Community
) -> None:
    campaign = calls(nell, soil_and_table)
    assert (campaign.asks_whom, campaign.asks_what) == ("The city council", "One line in the tender.")
    carries(ruth, campaign)
    milestone = plans(campaign)
    with clock.at(later(days=3)):
        actions.take_on(by=callum, milestone=milestone)
        actions.finish(by=callum, milestone=milestone)
        noted = actions.note_influence(
            by=ruth,
            campaign=campaign,
            whom="The city council",
            words="Voted for it, 21 to 13.",
            on=later(days=3).date(),
            link="https://council.example/minutes",
        )
    assert [(i.whom, i.on, i.by) for i in campaign.influences.select_related("by")] == [
        ("The city council", later(days=3).date(), ruth)
    ]
    assert acts("moved") == [("moved", "Ruth Amsel", [])]
    assert noted.link
    closes(campaign)
    assert acts("carried") == [("carried", "Nell Whitlock", ["Callum Birch", "Ruth Amsel"])]


def test_only_who_carries_it_writes_down_whom_it_moved(
    nell: Person, ruth: Person, harald: Person, soil_and_table: Community
) -> None:
    campaign = calls(nell, soil_and_table)
    for outsider in (ruth, harald):
        with pytest.raises(Refused):
            actions.note_influence(by=outsider, campaign=campaign, whom="A", words="B", on=VOTE)
        with pytest.raises(Refused):
            actions.close(by=outsider, campaign=campaign, how="reached", words="Ha.")
        with pytest.raises(Refused):
            actions.need(by=outsider, campaign=campaign, kind="hours", title="Mine", target=1)
    with pytest.raises(Refused, match="Only members"):
        actions.call(
            by=harald, community=soil_and_table, title="A", goal="B", asks_whom="C", asks_what="D", until=VOTE
        )
    assert acts() == [("called", "Nell Whitlock", [])]
