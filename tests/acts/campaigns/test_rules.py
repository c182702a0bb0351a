import pytest

from barnraiser.acts.campaigns import actions, queries
from barnraiser.acts.campaigns import rules as ask
from barnraiser.acts.campaigns.models import Owner
from barnraiser.communities.models import Community
from barnraiser.ground import clock
from barnraiser.people.models import Person

from .telling import VOTE, becomes, calls, carries, closes, gives, later, needs, plans, seen

pytestmark = pytest.mark.django_db


def test_a_stranger_may_nothing(
    nell: Person, ruth: Person, harald: Person, soil_and_table: Community
) -> None:
    campaign = calls(nell, soil_and_table)
    need, milestone = needs(campaign), plans(campaign)
    pledge = gives(ruth, need)
    point = actions.propose(by=nell, campaign=campaign, words="A point")
    result = actions.note_change(by=nell, campaign=campaign, words="A", evidence="B", on=VOTE)
    for person in (harald, None):
        for verdict in (
            ask.may_call(person, soil_and_table),
            ask.may_carry(person, campaign),
            ask.may_close(person, campaign),
            ask.may_extend(person, campaign),
            ask.may_ask_for(person, campaign),
            ask.may_set_mark(person, need),
            ask.may_ask_to_carry(person, campaign),
            ask.may_endorse(person, campaign),
            ask.may_talk(person, campaign),
            ask.may_pledge(person, need),
            ask.may_change(person, pledge),
            ask.may_take_back(person, pledge),
            ask.may_step(person, pledge, "confirmed"),
            ask.may_propose(person, campaign),
            ask.may_speak_to(person, point),
            ask.may_settle(person, point, agreed=False),
            ask.may_plan(person, campaign),
            ask.may_take_on(person, milestone),
            ask.may_finish(person, milestone),
            ask.may_write_down(person, campaign),
            ask.may_witness(person, result),
        ):
            assert not verdict
            assert verdict.reason


def test_who_carries_it_and_who_takes_part_differ(
    nell: Person, ruth: Person, soil_and_table: Community
) -> None:
    campaign = calls(nell, soil_and_table)
    with clock.at(later()):
        for rule in (ask.may_close, ask.may_extend, ask.may_plan, ask.may_write_down, ask.may_ask_for):
            assert rule(nell, campaign)
            assert not rule(ruth, campaign)
        for rule in (ask.may_endorse, ask.may_propose, ask.may_talk):
            assert rule(ruth, campaign)
    carries(ruth, campaign)
    assert ask.may_close(ruth, campaign)
    assert ask.is_owner(ruth, campaign)


def test_only_a_member_is_asked_to_carry(nell: Person, harald: Person, soil_and_table: Community) -> None:
    campaign = calls(nell, soil_and_table)
    assert "carried by members" in ask.may_ask_to_carry(nell, campaign, harald).reason
    owner = Owner.objects.select_related("campaign").get(campaign=campaign)
    assert "laid down by who carries it" in ask.may_step_down(harald, owner).reason


@pytest.mark.parametrize(
    ("behind", "spoke", "enough"),
    [(2, 2, False), (3, 3, True), (3, 4, True), (3, 5, False), (4, 6, True), (10, 16, False)],
)
def test_enough_is_three_and_two_of_every_three(behind: int, spoke: int, enough: bool) -> None:
    assert ask.has_enough(behind, spoke) is enough


def test_a_pledge_is_due_on_its_own_day_or_the_campaigns(
    nell: Person, ruth: Person, callum: Person, soil_and_table: Community
) -> None:
    need = needs(calls(nell, soil_and_table))
    own = gives(ruth, need, due=VOTE.replace(day=1))
    assert ask.due_of(own) == VOTE.replace(day=1)
    assert ask.due_of(gives(callum, need)) == VOTE


def test_to_be_declined_needs_no_yes_before(nell: Person, ruth: Person, soil_and_table: Community) -> None:
    pledge = gives(ruth, needs(calls(nell, soil_and_table)))
    found = queries.pledges_visible_to(nell).get(pk=pledge.pk)
    assert ask.may_step(nell, found, "let_go")
    assert not ask.may_step(nell, found, "received")
    becomes(nell, pledge, "confirmed")
    assert ask.may_step(nell, found, "received")
    assert not ask.may_step(ruth, found, "received")


def test_what_ended_takes_no_names_back(nell: Person, ruth: Person, soil_and_table: Community) -> None:
    campaign = calls(nell, soil_and_table)
    named = actions.endorse(by=ruth, campaign=campaign)
    closes(campaign)
    found = queries.endorsement_of(ruth, campaign)
    assert found == named
    assert "closed" in ask.may_take_name_back(ruth, found).reason
    assert ask.may_write_down(nell, seen(campaign))
