from datetime import date, timedelta
from pathlib import Path

import pytest

from barnraiser.acts.gatherings import actions, queries
from barnraiser.acts.gatherings.actions.meeting import When
from barnraiser.acts.gatherings.models import Gathering, Meeting
from barnraiser.acts.ledger.models import Act
from barnraiser.communities.models import Community
from barnraiser.ground import clock
from barnraiser.ground.verdict import Refused
from barnraiser.people import actions as people
from barnraiser.people.models import Person
from tests.at_once import at_once

from ..telling import EVENING, acts, calls_online, comes_in

pytestmark = pytest.mark.django_db
COFFEE = When(day=date(2026, 10, 16), minutes=60, place="The Wholefood Co-op")


def over_coffee(by: Person, other: Person, community: Community, when: When = COFFEE) -> Meeting:
    with clock.at(EVENING):
        return actions.say_we_met(by=by, other=other, community=community, when=when)


def says_met(by: Person, gathering: Gathering, *people: Person) -> list[Meeting]:
    with clock.at(EVENING):
        return actions.say_met_at(by=by, gathering=gathering, people=people)


@pytest.mark.requirement("G2")
def test_two_who_tick_each_other_have_met_how_long_and_where(
    been: Gathering, ruth: Person, callum: Person
) -> None:
    says_met(ruth, been, callum)
    assert acts("said", "met") == [("said", "Ruth Amsel", ["Callum Birch"])]
    (told,) = says_met(callum, been, ruth)
    assert told.is_confirmed
    assert acts("said", "confirmed", "met") == [
        ("said", "Ruth Amsel", ["Callum Birch"]),
        ("confirmed", "Callum Birch", ["Ruth Amsel"]),
        ("met", "Callum Birch", ["Ruth Amsel"]),
    ]
    assert (told.gathering, told.minutes, told.place) == (been, 300, "Hollin Farm")
    assert Act.objects.get(kind="gatherings.met").at == been.starts_at
    says_met(ruth, been, callum)
    assert Meeting.objects.count() == 1
    assert len(acts("met")) == 1


def test_who_is_left_blank_is_told_nothing_and_unticking_takes_back(
    been: Gathering, nell: Person, ruth: Person, callum: Person
) -> None:
    says_met(ruth, been, callum, nell)
    says_met(callum, been)
    assert len(acts("said")) == 2, "what Ruth said stands while Callum says nothing"
    says_met(ruth, been, nell)
    assert acts("said") == [("said", "Ruth Amsel", ["Nell Whitlock"])]
    says_met(nell, been, ruth)
    says_met(nell, been)
    assert acts("said", "confirmed", "met") == []
    assert not Meeting.objects.exists()


def test_online_two_who_say_so_met_online(
    nell: Person, ruth: Person, callum: Person, soil_and_table: Community
) -> None:
    held = calls_online(nell, soil_and_table)
    comes_in(ruth, held)
    comes_in(callum, held)
    says_met(ruth, held, callum)
    says_met(callum, held, ruth)
    assert acts("met", "met_online") == [("met_online", "Callum Birch", ["Ruth Amsel"])]


def test_only_those_who_were_there_say_whom_they_met_and_only_of_each_other(
    been: Gathering, ruth: Person, priya: Person, harald: Person
) -> None:
    with pytest.raises(Refused, match="Only those who were there"):
        says_met(priya, been, ruth)
    with pytest.raises(Refused, match="Priya Nair was not there"):
        says_met(ruth, been, priya)
    with pytest.raises(Refused, match="Only members"):
        says_met(harald, been, ruth)
    with pytest.raises(Refused, match="somebody else"):
        says_met(ruth, been, ruth)
    assert not Meeting.objects.exists()


@pytest.mark.requirement("F6")
def test_a_coffee_counts_when_the_other_says_so_too(
    ruth: Person, callum: Person, soil_and_table: Community
) -> None:
    told = over_coffee(ruth, callum, soil_and_table)
    assert acts("met") == []
    assert list(queries.to_confirm(callum)) == [told]
    with clock.at(EVENING):
        actions.reply(by=callum, meeting=told, met=True)
    assert acts("met") == [("met", "Callum Birch", ["Ruth Amsel"])]
    act = Act.objects.get(kind="gatherings.met")
    assert (act.at.date(), act.within_id) == (COFFEE.day, soil_and_table.pk)
    assert not queries.to_confirm(callum)


def test_who_says_no_is_asked_no_more_of_that_day(
    ruth: Person, callum: Person, soil_and_table: Community
) -> None:
    told = over_coffee(ruth, callum, soil_and_table)
    with clock.at(EVENING):
        with pytest.raises(Refused, match="You said so yourself"):
            actions.reply(by=ruth, meeting=told, met=True)
        actions.reply(by=callum, meeting=told, met=False)
        with pytest.raises(Refused, match="answered already"):
            actions.reply(by=callum, meeting=told, met=True)
        with pytest.raises(Refused, match="nothing to take back"):
            actions.take_back(by=ruth, meeting=told)
    again = over_coffee(ruth, callum, soil_and_table)
    assert (again.pk, again.is_denied) == (told.pk, True)
    assert acts() == []
    assert not queries.to_confirm(callum)


def test_who_said_no_may_think_better_of_it(been: Gathering, ruth: Person, callum: Person) -> None:
    (told,) = says_met(ruth, been, callum)
    with clock.at(EVENING):
        actions.reply(by=callum, meeting=told, met=False)
    says_met(callum, been, ruth)
    assert acts("met") == [("met", "Callum Birch", ["Ruth Amsel"])]


def test_saying_the_same_of_the_same_day_is_saying_so_too(
    ruth: Person, callum: Person, soil_and_table: Community
) -> None:
    over_coffee(ruth, callum, soil_and_table)
    over_coffee(callum, ruth, soil_and_table)
    assert queries.meeting_visible_to(ruth).get().is_confirmed
    assert len(acts("met")) == 1


def test_one_of_two_takes_it_back(ruth: Person, callum: Person, soil_and_table: Community) -> None:
    over_coffee(ruth, callum, soil_and_table)
    told = over_coffee(callum, ruth, soil_and_table)
    with clock.at(EVENING):
        actions.take_back(by=ruth, meeting=told)
    assert acts() == []
    assert not Meeting.objects.exists()


def test_a_meeting_is_between_two_and_nobody_else_answers(
    ruth: Person, callum: Person, nell: Person, soil_and_table: Community
) -> None:
    told = over_coffee(ruth, callum, soil_and_table)
    for refused in (
        lambda: actions.reply(by=nell, meeting=told, met=True),
        lambda: actions.take_back(by=nell, meeting=told),
    ):
        with pytest.raises(Refused, match="between the two"):
            refused()


def test_one_meets_people_one_knows_here_on_days_that_have_been(
    ruth: Person, callum: Person, harald: Person, soil_and_table: Community
) -> None:
    for other, when, reason in (
        (ruth, COFFEE, "takes two"),
        (harald, COFFEE, "share no community"),
        (callum, When(day=date(2026, 10, 18), minutes=60, place="x"), "still to come"),
        (callum, When(day=date(2025, 10, 1), minutes=60, place="x"), "more than a year ago"),
    ):
        with pytest.raises(Refused, match=reason):
            over_coffee(ruth, other, soil_and_table, when)
    over_coffee(ruth, callum, soil_and_table)
    with pytest.raises(Refused, match="has not answered yet"):
        over_coffee(ruth, callum, soil_and_table, When(day=date(2026, 10, 15), minutes=60, place="x"))
    ghost = people.introduce(name="O. Keane", address="o@list.example")
    with pytest.raises(Refused, match="share no community"):
        over_coffee(ruth, ghost, soil_and_table)


@pytest.mark.django_db(transaction=True)
def test_twenty_who_say_it_at_once_say_it_of_one_meeting(
    transactional_db: None, ruth: Person, callum: Person, soil_and_table: Community, tmp_path: Path
) -> None:
    calls = [
        lambda: over_coffee(ruth, callum, soil_and_table),
        lambda: over_coffee(callum, ruth, soil_and_table),
    ] * 10
    outcomes = at_once(calls, tmp_path)
    assert {type(outcome) for outcome in outcomes} <= {Meeting, Refused}
    assert queries.meeting_visible_to(ruth).get().is_confirmed
    assert len(acts("met")) == 1


@pytest.mark.django_db(transaction=True)
def test_of_twenty_answers_at_once_one_counts(
    transactional_db: None, ruth: Person, callum: Person, soil_and_table: Community, tmp_path: Path
) -> None:
    said = over_coffee(ruth, callum, soil_and_table)
    outcomes = at_once([lambda: actions.reply(by=callum, meeting=said, met=True)] * 20, tmp_path)
    assert [type(o) for o in outcomes].count(Meeting) == 1
    assert [type(o) for o in outcomes].count(Refused) == 19


def test_how_long_and_where_two_were_together_is_theirs_to_see(
    been: Gathering, ruth: Person, callum: Person, nell: Person, soil_and_table: Community
) -> None:
    over_coffee(ruth, callum, soil_and_table)
    assert [time.place for time in queries.together(ruth, callum)] == ["Hollin Farm"], "said by one only"
    over_coffee(callum, ruth, soil_and_table)
    times = [(time.day, time.minutes, time.place) for time in queries.together(callum, ruth)]
    assert times == [
        (been.starts_at.date(), 300, "Hollin Farm"),
        (COFFEE.day, 60, "The Wholefood Co-op"),
    ]
    assert [time.place for time in queries.together(nell, ruth)] == ["Hollin Farm"]
    assert COFFEE.day < been.starts_at.date() < COFFEE.day + timedelta(days=2)
