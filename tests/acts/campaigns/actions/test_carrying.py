from pathlib import Path

import pytest

from barnraiser.acts.belonging import actions as belonging
from barnraiser.acts.campaigns import actions
from barnraiser.acts.campaigns.models import Owner
from barnraiser.communities.models import Community
from barnraiser.communities.queries import membership_of
from barnraiser.ground import clock
from barnraiser.ground.verdict import Refused
from barnraiser.people.models import Person
from tests.at_once import at_once

from ..telling import (
    VOTE,
    acts,
    calls,
    carries,
    later,
)

pytestmark = pytest.mark.django_db


def test_a_part_is_asked_for_and_said_yes_or_no_to(
    nell: Person, ruth: Person, callum: Person, soil_and_table: Community
) -> None:
    campaign = calls(nell, soil_and_table)
    asked = actions.ask_to_carry(by=nell, campaign=campaign, person=ruth, part="Schools")
    with pytest.raises(Refused, match="asked already"):
        actions.ask_to_carry(by=nell, campaign=campaign, person=ruth, part="Again")
    with pytest.raises(Refused, match="Only who was asked"):
        actions.answer_asking(by=callum, asked=asked, yes=True)
    actions.answer_asking(by=ruth, asked=asked, yes=True)
    with pytest.raises(Refused, match="answered already"):
        actions.answer_asking(by=ruth, asked=asked, yes=False)
    no = actions.ask_to_carry(by=ruth, campaign=campaign, person=callum, part="Vans")
    actions.answer_asking(by=callum, asked=no, yes=False)
    standing = Owner.objects.standing().filter(campaign=campaign)
    assert set(standing.values_list("person__name", "part")) == {
        ("Nell Whitlock", "Called it"),
        ("Ruth Amsel", "Schools"),
    }
    assert acts("carries") == [("carries", "Ruth Amsel", ["Nell Whitlock"])]
    assert acts("declined") == [("declined", "Callum Birch", ["Ruth Amsel"])]


def test_the_last_who_carries_it_stays_until_somebody_else_does(
    nell: Person, ruth: Person, soil_and_table: Community
) -> None:
    campaign = calls(nell, soil_and_table)
    mine = Owner.objects.get(campaign=campaign, person=nell)
    with pytest.raises(Refused, match="the only one"):
        actions.step_down(by=nell, owner=mine)
    carries(ruth, campaign)
    actions.step_down(by=nell, owner=mine)
    assert acts("stepped_down") == [("stepped_down", "Nell Whitlock", ["Ruth Amsel"])]
    with pytest.raises(Refused):
        actions.extend(by=nell, campaign=campaign, until=VOTE.replace(day=20), why="Later.")


@pytest.mark.django_db(transaction=True)
def test_of_two_who_lay_their_part_down_at_once_one_stays(
    nell: Person, ruth: Person, soil_and_table: Community, tmp_path: Path
) -> None:
    campaign = calls(nell, soil_and_table)
    carries(ruth, campaign)
    parts = list(Owner.objects.select_related("person").filter(campaign=campaign))
    at_once([lambda o=o: actions.step_down(by=o.person, owner=o) for o in parts], tmp_path)  # type: ignore[misc]
    assert Owner.objects.standing().filter(campaign=campaign).count() == 1


def test_a_steward_asks_somebody_where_nobody_carries_it_any_more(
    nell: Person, ruth: Person, callum: Person, soil_and_table: Community
) -> None:
    campaign = calls(ruth, soil_and_table)
    with pytest.raises(Refused):
        actions.ask_to_carry(by=nell, campaign=campaign, person=callum, part="Vans")
    membership = membership_of(ruth, soil_and_table)
    assert membership
    belonging.leave(by=ruth, membership=membership)
    with pytest.raises(Refused):
        actions.ask_to_carry(by=callum, campaign=campaign, person=callum, part="Mine")
    asked = actions.ask_to_carry(by=nell, campaign=campaign, person=callum, part="Vans")
    with clock.at(later(days=5)):
        actions.answer_asking(by=callum, asked=asked, yes=True)
        actions.close(by=callum, campaign=campaign, how="ended", words="We tried.")
