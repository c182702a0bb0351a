from datetime import timedelta
from pathlib import Path

import pytest

from barnraiser.acts.gatherings import actions, queries, rules
from barnraiser.acts.gatherings.models import Absence, Attendance, Conclusion, Gathering, Miss
from barnraiser.acts.gatherings.tasks import settle
from barnraiser.acts.ledger.models import Act
from barnraiser.communities.models import Community
from barnraiser.ground import clock
from barnraiser.ground.verdict import Refused
from barnraiser.people.models import Person
from tests.at_once import at_once

from ..telling import EVENING, SATURDAY, acts, calls, calls_online, comes_in
from .test_answering import guests

pytestmark = pytest.mark.django_db
HOUR = timedelta(hours=1)


def test_the_three_words_say_that_one_was_there_however_they_were_heard(
    farm: Gathering, ruth: Person
) -> None:
    one, two, three = farm.words_to_say.split()
    with clock.at(SATURDAY):
        assert actions.check_in(by=ruth, gathering=farm, words=f" {three.upper()},{one} · {two}. ")
        assert actions.check_in(by=ruth, gathering=farm, words=farm.words_to_say)
    assert queries.there(farm) == [ruth]
    assert acts("came") == [("came", "Ruth Amsel", [])]


def test_they_work_from_an_hour_before_until_hours_after(farm: Gathering, ruth: Person) -> None:
    for moment, reason in (
        (SATURDAY - HOUR - timedelta(seconds=1), "opens an hour before"),
        (EVENING + 12 * HOUR, "has closed"),
    ):
        with clock.at(moment), pytest.raises(Refused, match=reason):
            actions.check_in(by=ruth, gathering=farm, words=farm.words_to_say)
    assert not Attendance.objects.exists()
    comes_in(ruth, farm, SATURDAY - HOUR)
    assert rules.was_there(ruth, farm)


def test_other_words_check_nobody_in_and_cannot_be_guessed_on(
    farm: Gathering, ruth: Person, callum: Person
) -> None:
    with clock.at(SATURDAY):
        for _ in range(rules.GUESSES):
            assert actions.check_in(by=ruth, gathering=farm, words="oak oak oak") is None
        with pytest.raises(Refused, match="Ask a host to tick you in"):
            actions.check_in(by=ruth, gathering=farm, words=farm.words_to_say)
    comes_in(callum, farm)
    assert queries.there(farm) == [callum]
    comes_in(ruth, farm, SATURDAY + rules.A_WHILE)
    assert rules.was_there(ruth, farm)


def test_the_right_words_give_no_new_guesses(farm: Gathering, ruth: Person) -> None:
    with clock.at(SATURDAY):
        for _ in range(rules.GUESSES - 1):
            assert actions.check_in(by=ruth, gathering=farm, words="oak oak oak") is None
        assert actions.check_in(by=ruth, gathering=farm, words=farm.words_to_say)
        assert actions.check_in(by=ruth, gathering=farm, words="oak oak oak") is None
        with pytest.raises(Refused, match="Ask a host to tick you in"):
            actions.check_in(by=ruth, gathering=farm, words="oak oak oak")
    comes_in(ruth, farm, SATURDAY + rules.A_WHILE)
    assert Miss.objects.filter(person=ruth).count() == rules.GUESSES


@pytest.mark.django_db(transaction=True)
def test_of_twenty_guesses_at_once_no_more_are_taken_than_one_by_one(
    transactional_db: None, farm: Gathering, ruth: Person, tmp_path: Path
) -> None:
    def guess() -> Attendance | None:
        with clock.at(SATURDAY):
            return actions.check_in(by=ruth, gathering=farm, words="peg peg peg")

    outcomes = at_once([guess] * 20, tmp_path)
    assert outcomes.count(None) == rules.GUESSES == Miss.objects.count()
    assert all(isinstance(o, Refused) for o in outcomes if o is not None)


@pytest.mark.django_db(transaction=True)
def test_checking_in_twenty_times_at_once_is_being_there_once(
    transactional_db: None, farm: Gathering, ruth: Person, tmp_path: Path
) -> None:
    outcomes = at_once([lambda: comes_in(ruth, farm)] * 20, tmp_path)
    assert outcomes == [None] * 20
    assert Attendance.objects.count() == 1
    assert acts("came") == [("came", "Ruth Amsel", [])]


def test_who_is_no_member_is_not_there(farm: Gathering, nell: Person, harald: Person) -> None:
    with clock.at(SATURDAY):
        with pytest.raises(Refused, match="Only members"):
            actions.check_in(by=harald, gathering=farm, words=farm.words_to_say)
        with pytest.raises(Refused, match="Only members"):
            actions.tick(by=nell, person=harald, gathering=farm)


def test_a_host_ticks_in_somebody_who_never_answered_and_nobody_else_does(
    farm: Gathering, nell: Person, ruth: Person, callum: Person
) -> None:
    with clock.at(EVENING + timedelta(days=6)):
        with pytest.raises(Refused, match="Only those who host"):
            actions.tick(by=ruth, person=callum, gathering=farm)
        actions.tick(by=nell, person=ruth, gathering=farm)
        actions.tick(by=nell, person=ruth, gathering=farm)
        actions.tick(by=nell, person=nell, gathering=farm)
    assert acts("welcomed", "came") == [
        ("welcomed", "Nell Whitlock", ["Ruth Amsel"]),
        ("came", "Nell Whitlock", []),
    ]
    with clock.at(EVENING + timedelta(days=8)), pytest.raises(Refused, match="list is closed"):
        actions.tick(by=nell, person=callum, gathering=farm)


def test_who_says_they_were_not_there_is_believed_by_all(farm: Gathering, nell: Person, ruth: Person) -> None:
    with clock.at(SATURDAY):
        actions.tick(by=nell, person=ruth, gathering=farm)
        actions.take_off(by=ruth, gathering=farm)
        assert queries.there(farm) == []
        assert acts("welcomed") == []
        with pytest.raises(Refused, match="says they were not there"):
            actions.tick(by=nell, person=ruth, gathering=farm)
        with pytest.raises(Refused, match="not on the list"):
            actions.take_off(by=ruth, gathering=farm)
    comes_in(ruth, farm, SATURDAY + HOUR)
    assert queries.there(farm) == [ruth]
    assert not Absence.objects.exists()
    assert acts("came") == [("came", "Ruth Amsel", [])]


@pytest.mark.requirement("G2", "F6")
def test_a_gathering_in_person_is_one_act_with_all_who_were_there(
    been: Gathering, nell: Person, priya: Person
) -> None:
    with clock.at(EVENING):
        actions.conclude(by=nell, gathering=been)
        actions.conclude(by=nell, gathering=been)
    assert acts("met", "gathered", "met_online") == [("met", "Nell Whitlock", ["Callum Birch", "Ruth Amsel"])]
    act = Act.objects.get(kind="gatherings.met")
    assert (act.at, act.about, act.within_id) == (been.starts_at, str(been.ref), been.community_id)


def test_online_nobody_met_in_person(
    nell: Person, ruth: Person, callum: Person, soil_and_table: Community
) -> None:
    held = calls_online(nell, soil_and_table)
    for person in (callum, ruth):
        comes_in(person, held)
    with clock.at(EVENING):
        actions.conclude(by=nell, gathering=held)
    assert acts("met", "gathered", "met_online") == [("met_online", "Callum Birch", ["Ruth Amsel"])]


def test_in_a_crowd_to_be_there_is_not_to_meet(nell: Person, soil_and_table: Community) -> None:
    held = calls(nell, soil_and_table)
    for person in (nell, *guests(soil_and_table, 12)):
        comes_in(person, held)
    with clock.at(EVENING):
        actions.conclude(by=nell, gathering=held)
    assert [(kind, len(toward)) for kind, _, toward in acts("met", "gathered")] == [("gathered", 12)]


def test_what_was_said_of_who_was_there_is_put_right_later(
    been: Gathering, nell: Person, ruth: Person, callum: Person, priya: Person
) -> None:
    with clock.at(EVENING):
        actions.conclude(by=nell, gathering=been)
        actions.tick(by=nell, person=priya, gathering=been)
        assert acts("met") == [("met", "Nell Whitlock", ["Callum Birch", "Priya Nair", "Ruth Amsel"])]
        actions.take_off(by=callum, gathering=been)
        actions.take_off(by=nell, gathering=been)
        assert acts("met") == [("met", "Ruth Amsel", ["Priya Nair"])]
        actions.take_off(by=ruth, gathering=been)
    assert acts("met") == []
    assert Act.objects.filter(kind="gatherings.met").count() == 4, "what was wrong stays in the ledger"


def test_hours_later_it_is_said_by_itself(been: Gathering, ruth: Person) -> None:
    with clock.at(EVENING + 11 * HOUR):
        settle.call()
        assert not Conclusion.objects.exists()
    with clock.at(EVENING + 12 * HOUR):
        settle.call()
        settle.call()
    assert len(acts("met")) == 1
    assert Conclusion.objects.get().by is None


def test_nothing_is_concluded_before_it_began_or_by_a_guest_or_when_nobody_came(
    farm: Gathering, nell: Person, ruth: Person
) -> None:
    with clock.at(SATURDAY - HOUR), pytest.raises(Refused, match="has not begun"):
        actions.conclude(by=nell, gathering=farm)
    with clock.at(EVENING):
        with pytest.raises(Refused, match="Only those who host"):
            actions.conclude(by=ruth, gathering=farm)
        actions.conclude(by=nell, gathering=farm)
    assert acts("met") == []
