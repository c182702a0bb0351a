from pathlib import Path

import pytest

from barnraiser.acts.campaigns import actions
from barnraiser.acts.campaigns.models import Endorsement, Pledge
from barnraiser.acts.ledger.models import Act
from barnraiser.communities import actions as communities
from barnraiser.communities.models import Community
from barnraiser.ground import clock
from barnraiser.ground.manifest import kinds
from barnraiser.ground.verdict import Refused
from barnraiser.people import actions as people
from barnraiser.people.models import Person
from tests.at_once import at_once

from ..telling import (
    VOTE,
    acts,
    becomes,
    calls,
    closes,
    gives,
    later,
    needs,
    reached,
)

pytestmark = pytest.mark.django_db


@pytest.mark.requirement("H4")
@pytest.mark.parametrize(
    ("kind", "target", "amount"),
    [("money", 200_000, 12_550), ("hours", 40, 4), ("skills", 3, 1), ("things", 12, 2), ("signatures", 9, 1)],
)
def test_pledges_of_every_kind_are_raised_toward_a_target(
    kind: str, target: int, amount: int, nell: Person, ruth: Person, callum: Person, soil_and_table: Community
) -> None:
    need = needs(calls(nell, soil_and_table), kind, target)
    pledge = gives(ruth, need, amount)
    gives(callum, need, amount)
    assert need.target == target
    if kind == "signatures":
        assert reached(need) == (2, 2, 2), "a name is given with the signature"
        return
    assert reached(need) == (2 * amount, 0, 0)
    becomes(nell, pledge, "confirmed")
    assert reached(need) == (2 * amount, amount, 0)
    becomes(ruth, pledge, "delivered")
    assert reached(need) == (2 * amount, amount, 0), "what is said to be done has not come yet"
    becomes(nell, pledge, "received")
    assert reached(need) == (2 * amount, amount, amount)


def test_a_word_is_given_once_and_changed_until_it_is_counted_on(
    nell: Person, ruth: Person, callum: Person, soil_and_table: Community
) -> None:
    need = needs(calls(nell, soil_and_table))
    pledge = gives(ruth, need)
    assert gives(ruth, need) == pledge, "said twice, it stands as it was"
    with pytest.raises(Refused, match="stands already"):
        gives(ruth, need, 5)
    with clock.at(later(days=1)):
        actions.change(by=ruth, pledge=pledge, amount=pledge.amount)
    assert acts("changed") == [], "nobody is told of a change that is none"
    with pytest.raises(Refused, match="giver’s"):
        actions.change(by=callum, pledge=pledge, amount=1)
    with clock.at(later(days=1)):
        actions.change(by=ruth, pledge=pledge, amount=6, words="With the trailer.", due=VOTE)
    assert reached(need) == (6, 0, 0)
    becomes(nell, pledge, "confirmed")
    for act in (
        lambda: actions.change(by=ruth, pledge=pledge, amount=1),
        lambda: actions.take_back(by=ruth, pledge=pledge),
    ):
        with pytest.raises(Refused, match="Others count on this"):
            act()
    assert acts("pledged") == [("pledged", "Ruth Amsel", ["Nell Whitlock"])]


def test_a_word_taken_back_was_never_a_promise(nell: Person, ruth: Person, soil_and_table: Community) -> None:
    need = needs(calls(nell, soil_and_table))
    actions.take_back(by=ruth, pledge=gives(ruth, need))
    assert reached(need) == (0, 0, 0)
    assert acts("pledged") == []
    assert Act.objects.filter(kind="campaigns.pledged").count() == 1, "the ledger keeps what was taken back"
    gives(ruth, need, 2)
    assert reached(need) == (2, 0, 0)


def test_a_signature_is_its_givers_as_long_as_the_campaign_runs(
    nell: Person, ruth: Person, callum: Person, soil_and_table: Community
) -> None:
    campaign = calls(nell, soil_and_table)
    need = needs(campaign, "signatures", 2000)
    signed = gives(ruth, need, words="Worms.")
    with clock.at(later(days=2)):
        actions.change(by=ruth, pledge=signed, words="My grandmother’s worms.")
        with pytest.raises(Refused, match="nothing more to do"):
            actions.step(by=nell, pledge=signed, kind="let_go")
        actions.take_back(by=ruth, pledge=signed)
    assert reached(need) == (0, 0, 0)
    assert acts("signed") == []
    second = gives(callum, need)
    closes(campaign)
    with pytest.raises(Refused, match="closed"):
        actions.take_back(by=callum, pledge=second)


@pytest.mark.django_db(transaction=True)
def test_one_person_signing_twenty_times_at_once_signs_once(
    nell: Person, ruth: Person, soil_and_table: Community, tmp_path: Path
) -> None:
    need = needs(calls(nell, soil_and_table), "signatures", 2000)

    def signs() -> Pledge:
        with clock.at(later(days=1)):
            return actions.pledge(by=ruth, need=need)

    outcomes = at_once([signs] * 20, tmp_path)
    assert {type(outcome) for outcome in outcomes} == {Pledge}
    assert Pledge.objects.filter(need=need, by=ruth).count() == 1
    assert acts("signed") == [("signed", "Ruth Amsel", [])]


@pytest.mark.django_db(transaction=True)
def test_twenty_people_at_the_last_five_of_a_bounded_need_give_five(
    nell: Person, ruth: Person, soil_and_table: Community, tmp_path: Path
) -> None:
    hands = [people.introduce(name=f"Hand {number}") for number in range(20)]
    for hand in hands:
        communities.affirm(membership=communities.admit(person=hand, community=soil_and_table))
    need = needs(calls(nell, soil_and_table), "things", 9, bounded=True)
    gives(ruth, need, 4)

    def gives_one(hand: Person) -> Pledge:
        with clock.at(later(days=1)):
            return actions.pledge(by=hand, need=need)

    outcomes = at_once([lambda hand=hand: gives_one(hand) for hand in hands], tmp_path)  # type: ignore[misc]
    assert sum(isinstance(outcome, Pledge) for outcome in outcomes) == 5, outcomes
    assert {str(outcome) for outcome in outcomes if not isinstance(outcome, Pledge)} == {
        "All that was needed here has been pledged. Look what else the campaign needs."
    }
    assert reached(need)[0] == 9


def test_a_bounded_need_takes_no_more_and_counts_ones_own_pledge_out(
    nell: Person, ruth: Person, callum: Person, soil_and_table: Community
) -> None:
    need = needs(calls(nell, soil_and_table), target=6, bounded=True)
    pledge = gives(ruth, need, 4)
    with pytest.raises(Refused, match="more than is still needed"):
        gives(callum, need, 3)
    gives(callum, need, 2)
    with clock.at(later(days=1)):
        actions.change(by=ruth, pledge=pledge, amount=3)
        with pytest.raises(Refused, match="more than is still needed"):
            actions.change(by=ruth, pledge=pledge, amount=5)


def test_after_its_day_no_word_is_given_until_it_is_moved(
    nell: Person, ruth: Person, soil_and_table: Community
) -> None:
    campaign = calls(nell, soil_and_table)
    need = needs(campaign)
    with pytest.raises(Refused, match="has passed"):
        gives(ruth, need, at=later(days=300))
    with clock.at(later(days=300)):
        actions.extend(by=nell, campaign=campaign, until=later(days=330).date(), why="Once more.")
    gives(ruth, need, at=later(days=301))


def test_quietly_is_an_act_between_two_sides(nell: Person, ruth: Person, soil_and_table: Community) -> None:
    campaign = calls(nell, soil_and_table)
    pledge = gives(ruth, needs(campaign), quiet=True)
    becomes(nell, pledge, "confirmed", "received")
    quiet = [row for row in acts() if row[1] == "Ruth Amsel"]
    assert {kind for kind, *_ in quiet} == {"pledged_quietly", "kept_quietly"}
    for kind, *_ in quiet:
        assert kinds()[f"campaigns.{kind}"].seen == "pair"
    closes(campaign)
    assert acts("carried") == [], "who gave quietly is not named among those who carried it"


def test_what_was_said_by_name_can_be_made_quiet(
    nell: Person, ruth: Person, soil_and_table: Community
) -> None:
    campaign = calls(nell, soil_and_table)
    pledge = gives(ruth, needs(campaign))
    with clock.at(later(days=1)):
        actions.change(by=ruth, pledge=pledge, amount=4, quiet=True)
        actions.endorse(by=ruth, campaign=campaign, words="Worms.")
        named = actions.endorse(by=ruth, campaign=campaign, words="Worms.", quiet=True)
    assert [kind for kind, by, _ in acts() if by == "Ruth Amsel"] == ["pledged_quietly", "endorsed_quietly"]
    assert Endorsement.objects.count() == 1
    actions.take_name_back(by=ruth, endorsement=named)
    assert acts("endorsed") == []
    assert not Endorsement.objects.exists()
