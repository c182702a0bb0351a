from datetime import timedelta

import pytest

from barnraiser.acts.conversations import actions, queries
from barnraiser.acts.conversations.models import AskedIn, Step, Summary
from barnraiser.acts.ledger.models import Act
from barnraiser.communities.models import Community
from barnraiser.ground import clock
from barnraiser.ground.verdict import Refused
from barnraiser.people.models import Person

from ..telling import acts, asks


@pytest.mark.requirement("E7")
def test_a_member_is_asked_to_sum_up_and_it_stands_with_their_name(
    ruth: Person, callum: Person, priya: Person, nell: Person, soil_and_table: Community
) -> None:
    talk = asks(ruth, soil_and_table)
    with pytest.raises(Refused, match="stewards and hosts"):
        actions.sum_up(by=callum, conversation=talk, words="Mine.")
    actions.ask_summary(by=nell, conversation=talk, person=callum)
    assert acts("asked_for_summary") == [("asked_for_summary", nell.name, [callum.name])]
    actions.sum_up(by=callum, conversation=talk, words="On clay, **110 kg**.")
    found = queries.summary(talk)
    assert found
    assert (found.by, found.asked) == (callum, callum)
    assert "<strong>110 kg</strong>" in found.html
    with pytest.raises(Refused):
        actions.sum_up(by=priya, conversation=talk, words="No.")
    steps = [(left.trace.step, left.trace.by, left.trace.toward) for left in queries.traces(ruth, talk)]
    assert steps == [(Step.ASKED_SUMMARY, nell, callum), (Step.SUMMED_UP, callum, None)]


def test_nobody_is_asked_about_what_they_do_not_read(
    ruth: Person, nell: Person, harald: Person, soil_and_table: Community
) -> None:
    talk = asks(ruth, soil_and_table)
    with pytest.raises(Refused, match="does not read"):
        actions.ask_summary(by=nell, conversation=talk, person=harald)
    with pytest.raises(Refused, match="does not read"):
        actions.ask_in(by=nell, conversation=talk, person=harald, reason="You know clay.")


def test_a_quiet_member_is_asked_in_privately(
    ruth: Person, callum: Person, priya: Person, nell: Person, soil_and_table: Community
) -> None:
    talk = asks(ruth, soil_and_table)
    actions.ask_in(by=nell, conversation=talk, person=priya, reason="You cook for 340.")
    found = queries.asked_in(priya, talk)
    assert found
    assert (found.by, found.reason) == (nell, "You cook for 340.")
    assert queries.asked_in(callum, talk) is None
    (left,) = queries.traces(callum, talk)
    assert (left.trace.step, left.trace.toward, left.trace.reason) == (Step.ASKED_IN, None, "")
    assert acts("asked_in") == [("asked_in", nell.name, [priya.name])]
    with pytest.raises(Refused, match="twice is pressing"):
        actions.ask_in(by=nell, conversation=talk, person=priya, reason="Again.")


def test_only_the_quiet_are_asked_in_and_not_often(
    ruth: Person, callum: Person, nell: Person, soil_and_table: Community
) -> None:
    talk = asks(ruth, soil_and_table)
    actions.reply(by=callum, conversation=talk, words="Here.")
    with pytest.raises(Refused, match="has spoken here already"):
        actions.ask_in(by=nell, conversation=talk, person=callum, reason="Do come.")
    for number in range(3):
        actions.ask_in(
            by=nell,
            conversation=asks(ruth, soil_and_table, f"Talk {number}"),
            person=callum,
            reason="You know.",
        )
    fourth = asks(ruth, soil_and_table, "Talk 4")
    with pytest.raises(Refused, match="this week"):
        actions.ask_in(by=nell, conversation=fourth, person=callum, reason="You know.")
    with clock.at(clock.now() + timedelta(days=8)):
        actions.ask_in(by=nell, conversation=fourth, person=callum, reason="You know.")
    assert AskedIn.objects.count() == 4


def test_whoever_is_forgotten_summed_nothing_up(
    ruth: Person, callum: Person, nell: Person, soil_and_table: Community
) -> None:
    talk = asks(ruth, soil_and_table)
    actions.ask_summary(by=nell, conversation=talk, person=callum)
    actions.sum_up(by=callum, conversation=talk, words="So far.")
    assert queries.own(callum)["summaries"][0]["words"] == "So far."
    actions.forget(person=callum)
    assert not Summary.objects.exclude(by=None, asked=None).exists()
    assert all(left.trace.toward is None for left in queries.traces(ruth, talk))
    assert Act.objects.filter(kind="conversations.summed_up").exists()
