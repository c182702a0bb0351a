"""Calling and carrying, giving one’s word, and what becomes of it."""

from pathlib import Path

import pytest
from django.db import IntegrityError, transaction

from barnraiser.acts.belonging import actions as belonging
from barnraiser.acts.campaigns import actions
from barnraiser.acts.campaigns.models import Endorsement, Need, Owner, Pledge, Step
from barnraiser.acts.ledger.models import Act
from barnraiser.communities import actions as communities
from barnraiser.communities.models import Community
from barnraiser.communities.queries import membership_of
from barnraiser.ground import clock
from barnraiser.ground.manifest import Word, kinds
from barnraiser.ground.verdict import Refused
from barnraiser.people import actions as people
from barnraiser.people.models import Person
from tests.at_once import at_once

from .telling import (
    VOTE,
    acts,
    becomes,
    calls,
    carries,
    closes,
    gives,
    later,
    needs,
    plans,
    reached,
    seen,
)

pytestmark = pytest.mark.django_db

# ---- calling and carrying ---------------------------------------------------------------------------------------


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


# ---- giving one’s word ------------------------------------------------------------------------------------------


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


@pytest.mark.requirement("H4")
def test_there_is_a_mark_to_beat(nell: Person, ruth: Person, soil_and_table: Community) -> None:
    rival = needs(calls(ruth, soil_and_table, "Beans"), "money", 50_000)
    need = needs(calls(nell, soil_and_table), "money", 200_000)
    mark = actions.challenge(by=nell, need=need, amount=20_000, against=rival)
    assert (mark.amount, mark.against) == (20_000, rival)
    again = actions.challenge(by=nell, need=need, amount=150_000, words="what Ransdale raised in 2024")
    assert (again.pk, again.amount, again.against) == (mark.pk, 150_000, None)
    hours = needs(calls(nell, soil_and_table, "Hedges"))
    with pytest.raises(Refused, match="counted alike"):
        actions.challenge(by=nell, need=hours, amount=1, against=rival)
    with pytest.raises(Refused):
        actions.challenge(by=ruth, need=need, amount=1, words="mine")


def test_a_word_is_given_once_and_changed_until_it_is_counted_on(
    nell: Person, ruth: Person, callum: Person, soil_and_table: Community
) -> None:
    need = needs(calls(nell, soil_and_table))
    pledge = gives(ruth, need)
    with pytest.raises(Refused, match="stands already"):
        gives(ruth, need)
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


def test_a_campaign_has_one_list_of_signatures(nell: Person, soil_and_table: Community) -> None:
    campaign = calls(nell, soil_and_table)
    needs(campaign, "signatures", 10)
    with pytest.raises(Refused, match="One list is enough"):
        needs(campaign, "signatures", 20)


@pytest.mark.django_db(transaction=True)
def test_one_person_signing_twenty_times_at_once_signs_once(
    nell: Person, ruth: Person, soil_and_table: Community, tmp_path: Path
) -> None:
    need = needs(calls(nell, soil_and_table), "signatures", 2000)

    def signs() -> Pledge:
        with clock.at(later(days=1)):
            return actions.pledge(by=ruth, need=need)

    outcomes = at_once([signs] * 20, tmp_path)
    assert sum(isinstance(outcome, Pledge) for outcome in outcomes) == 1
    assert sum(isinstance(outcome, Refused) for outcome in outcomes) == 19
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


# ---- what becomes of it -----------------------------------------------------------------------------------------


def test_a_kept_word_is_help_given_to_those_who_carry_it(
    nell: Person, ruth: Person, callum: Person, soil_and_table: Community
) -> None:
    campaign = calls(nell, soil_and_table)
    carries(callum, campaign)
    pledge = gives(ruth, needs(campaign))
    becomes(nell, pledge, "confirmed")
    becomes(ruth, pledge, "delivered")
    assert acts("kept") == [], "nobody has seen it yet"
    becomes(callum, pledge, "received")
    assert acts("kept") == [("kept", "Ruth Amsel", ["Callum Birch", "Nell Whitlock"])]
    assert acts("received") == [("received", "Callum Birch", ["Ruth Amsel"])]
    assert kinds()["campaigns.kept"].word == Word.ACTOR_KEPT
    with pytest.raises(Refused, match="come to its end"):
        becomes(nell, pledge, "let_go")


def test_each_side_says_its_own(
    nell: Person, ruth: Person, callum: Person, soil_and_table: Community
) -> None:
    pledge = gives(ruth, needs(calls(nell, soil_and_table)))
    for stranger, kind in (
        (ruth, "confirmed"),
        (callum, "confirmed"),
        (nell, "delivered"),
        (callum, "let_go"),
    ):
        with pytest.raises(Refused):
            becomes(stranger, pledge, kind)
    with pytest.raises(Refused, match="Nobody has said yes"):
        becomes(ruth, pledge, "delivered")
    becomes(nell, pledge, "confirmed")
    with pytest.raises(Refused, match="said already"):
        becomes(nell, pledge, "confirmed")


def test_an_owners_own_word_is_seen_by_another_or_proves_nothing(
    nell: Person, ruth: Person, soil_and_table: Community
) -> None:
    campaign = calls(nell, soil_and_table)
    alone = gives(nell, needs(campaign))
    becomes(nell, alone, "confirmed", "received")
    assert acts("kept") == [], "nobody vouches for their own word"
    carries(ruth, campaign)
    second = gives(nell, needs(campaign, title="Buns"))
    with pytest.raises(Refused, match="your own pledge"):
        becomes(nell, second, "confirmed")
    becomes(ruth, second, "confirmed", "received")
    assert acts("kept") == [("kept", "Nell Whitlock", ["Ruth Amsel"])]


def test_a_word_is_not_called_broken_before_its_day_and_a_chance_to_answer(
    nell: Person, ruth: Person, soil_and_table: Community
) -> None:
    pledge = gives(ruth, needs(calls(nell, soil_and_table)), due=later(days=10).date())
    becomes(nell, pledge, "confirmed")
    for kind in ("asked", "not_kept"):
        with pytest.raises(Refused, match="not due yet"):
            becomes(nell, pledge, kind, at=later(days=9))
    with pytest.raises(Refused, match="Ask its giver first"):
        becomes(nell, pledge, "not_kept", at=later(days=12))
    becomes(nell, pledge, "asked", at=later(days=12))
    with pytest.raises(Refused, match="a week to answer"):
        becomes(nell, pledge, "not_kept", at=later(days=13))
    becomes(ruth, pledge, "answered", at=later(days=14), words="Calving.", due=later(days=30).date())
    with pytest.raises(Refused, match="not due yet"):
        becomes(nell, pledge, "not_kept", at=later(days=20))
    becomes(nell, pledge, "not_kept", at=later(days=31))
    assert acts("broken") == [("broken", "Nell Whitlock", ["Ruth Amsel"])]
    broken = kinds()["campaigns.broken"]
    assert (broken.word, broken.seen) == (Word.PARTIES_BROKE, "pair")
    assert reached(pledge.need) == (0, 0, 0)


def test_silence_for_a_week_is_an_answer_too(nell: Person, ruth: Person, soil_and_table: Community) -> None:
    pledge = gives(ruth, needs(calls(nell, soil_and_table)), due=later(days=10).date())
    becomes(nell, pledge, "confirmed")
    becomes(nell, pledge, "asked", at=later(days=12))
    with pytest.raises(Refused):
        becomes(nell, pledge, "not_kept", at=later(days=18, hours=23))
    becomes(nell, pledge, "not_kept", at=later(days=19))


def test_what_cannot_be_kept_can_be_said_and_let_go(
    nell: Person, ruth: Person, soil_and_table: Community
) -> None:
    need = needs(calls(nell, soil_and_table))
    pledge = gives(ruth, need)
    becomes(nell, pledge, "confirmed")
    becomes(ruth, pledge, "answered", words="The van is broken, and so am I.")
    becomes(ruth, pledge, "answered", words="It is mended, I am not.")
    becomes(nell, pledge, "let_go")
    assert reached(need) == (0, 0, 0)
    assert acts("broken") == []
    assert [step.words for step in Step.objects.filter(pledge=pledge, kind="answered")] == [
        "It is mended, I am not."
    ]


def test_what_is_called_off_is_owed_nothing(nell: Person, ruth: Person, soil_and_table: Community) -> None:
    campaign = calls(nell, soil_and_table)
    pledge = gives(ruth, needs(campaign))
    becomes(nell, pledge, "confirmed")
    closes(campaign, "called_off")
    for person, kind in ((nell, "asked"), (nell, "not_kept"), (ruth, "delivered")):
        with pytest.raises(Refused, match="called off"):
            becomes(person, pledge, kind, at=later(days=300))


def test_what_was_counted_on_can_still_come_after_the_end(
    nell: Person, ruth: Person, soil_and_table: Community
) -> None:
    campaign = calls(nell, soil_and_table)
    pledge = gives(ruth, needs(campaign))
    becomes(nell, pledge, "confirmed")
    closes(campaign)
    becomes(nell, pledge, "received", at=later(days=120))
    assert reached(pledge.need) == (4, 4, 4)


# ---- quietly ----------------------------------------------------------------------------------------------------


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


def test_a_need_of_money_has_its_currency_and_the_rest_has_none(
    nell: Person, soil_and_table: Community
) -> None:
    campaign = calls(nell, soil_and_table)
    for kind, currency in (("money", ""), ("hours", "GBP")):
        with pytest.raises(IntegrityError), transaction.atomic():
            needs(campaign, kind, 10, currency=currency)
    assert not Need.objects.exists()
