from datetime import timedelta

import pytest

from barnraiser.acts.gatherings import actions, queries
from barnraiser.acts.gatherings.models import CallingOff, Gathering, Place
from barnraiser.communities.models import Community
from barnraiser.ground import clock
from barnraiser.ground.verdict import Refused
from barnraiser.people.models import Person

from ..telling import EVENING, MONDAY, SATURDAY, acts, calls, online, plan, says

pytestmark = pytest.mark.django_db
SUNDAY = SATURDAY + timedelta(days=1)


@pytest.mark.requirement("E1", "G1")
def test_any_member_calls_a_gathering_and_hosts_it(
    ruth: Person, nell: Person, soil_and_table: Community
) -> None:
    """Ruth carries no role, and calls one all the same."""
    held = calls(ruth, soil_and_table, access="Level yard")
    assert held in queries.visible_to(nell)
    assert (held.place, held.local_start, held.minutes, held.access) == (
        "Hollin Farm",
        SATURDAY,
        300,
        "Level yard",
    )
    assert "<strong>went wrong</strong>" in held.html
    assert queries.hosts_of(held) == [ruth]
    assert len(set(held.words_to_say.split())) == 3
    assert acts() == [("called", "Ruth Amsel", [])]


def test_who_is_no_member_calls_nothing(harald: Person, soil_and_table: Community) -> None:
    with pytest.raises(Refused, match="Only members of Soil & Table"):
        calls(harald, soil_and_table)
    assert not Gathering.objects.exists()


def test_a_gathering_online_keeps_no_place_and_one_in_person_no_link(
    ruth: Person, soil_and_table: Community
) -> None:
    with clock.at(MONDAY):
        held = actions.call(by=ruth, community=soil_and_table, plan=online())
        assert (held.place, held.directions, held.link[:8]) == ("", "", "https://")
        held = actions.change(by=ruth, gathering=held, plan=plan(link="https://x.example"))
    assert (held.place, held.link) == ("Hollin Farm", "")


def test_who_is_coming_hears_of_a_new_time_or_place_and_of_nothing_else(
    farm: Gathering, nell: Person, ruth: Person, callum: Person
) -> None:
    says(ruth, farm)
    says(callum, farm, coming=False)
    with clock.at(MONDAY + timedelta(days=2)):
        actions.change(by=nell, gathering=farm, plan=plan(title="Honest failures"))
        assert acts("changed") == [("changed", "Nell Whitlock", [])]
        changed = actions.change(by=nell, gathering=farm, plan=plan(place="Nether Pasture"))
    assert acts("changed")[1:] == [("changed", "Nell Whitlock", ["Ruth Amsel"])]
    assert (changed.sequence, changed.changed_at) == (2, MONDAY + timedelta(days=2))


def test_only_hosts_and_stewards_change_it_and_only_before_it_is_over(
    ruth: Person, callum: Person, nell: Person, soil_and_table: Community
) -> None:
    held = calls(ruth, soil_and_table)
    with clock.at(MONDAY):
        with pytest.raises(Refused, match="Only those who host"):
            actions.change(by=callum, gathering=held, plan=plan())
        actions.change(by=nell, gathering=held, plan=plan(title="By a steward"))
    with clock.at(EVENING), pytest.raises(Refused, match="is over"):
        actions.change(by=ruth, gathering=held, plan=plan())


def test_more_places_go_to_those_who_wait_and_taken_ones_stay(
    nell: Person, ruth: Person, callum: Person, priya: Person, soil_and_table: Community
) -> None:
    held = calls(nell, soil_and_table, capacity=1)
    for person in (ruth, callum, priya):
        says(person, held)
    with clock.at(MONDAY + timedelta(days=2)):
        actions.change(by=nell, gathering=held, plan=plan(capacity=2))
        assert acts("made_room") == [("made_room", "Nell Whitlock", ["Callum Birch"])]
        with pytest.raises(Refused, match="2 are coming already"):
            actions.change(by=nell, gathering=held, plan=plan(capacity=1))
        actions.change(by=nell, gathering=held, plan=plan(capacity=None))
    assert acts("made_room")[1:] == [("made_room", "Nell Whitlock", ["Priya Nair"])]
    assert [g.person for g in queries.guests(nell, held).coming] == [ruth, callum, priya]


def test_fewer_places_take_only_the_free_ones(nell: Person, ruth: Person, soil_and_table: Community) -> None:
    held = calls(nell, soil_and_table, capacity=5)
    says(ruth, held)
    with clock.at(MONDAY):
        actions.change(by=nell, gathering=held, plan=plan(capacity=2))
    assert Place.objects.filter(gathering=held).count() == 2
    assert queries.answer_of(ruth, held).comes  # type: ignore[union-attr]


def test_it_is_called_off_with_a_word_to_all_who_wanted_to_come(
    nell: Person, ruth: Person, callum: Person, priya: Person, soil_and_table: Community
) -> None:
    held = calls(nell, soil_and_table, capacity=1)
    says(ruth, held)
    says(callum, held)
    says(priya, held, coming=False)
    with clock.at(MONDAY + timedelta(days=3)):
        with pytest.raises(Refused, match="Only those who host"):
            actions.call_off(by=ruth, gathering=held, words="No")
        actions.call_off(by=nell, gathering=held, words="The barn roof leaks.")
        assert acts("called_off") == [("called_off", "Nell Whitlock", ["Callum Birch", "Ruth Amsel"])]
        assert CallingOff.objects.get().words == "The barn roof leaks."
        held = queries.visible_to(ruth).get()
        assert held.sequence == 1
        for refused in (
            lambda: actions.answer(by=ruth, gathering=held, coming=True),
            lambda: actions.change(by=nell, gathering=held, plan=plan()),
            lambda: actions.call_off(by=nell, gathering=held, words="Twice"),
        ):
            with pytest.raises(Refused, match="called off"):
                refused()
    assert queries.count(ruth, soil_and_table) == 0
