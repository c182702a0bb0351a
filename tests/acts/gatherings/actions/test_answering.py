from datetime import timedelta
from pathlib import Path

import pytest

from barnraiser.acts.belonging import actions as belonging
from barnraiser.acts.gatherings import actions, queries
from barnraiser.acts.gatherings.models import Gathering, Rsvp
from barnraiser.communities import actions as communities
from barnraiser.communities.models import Community
from barnraiser.communities.queries import membership_of
from barnraiser.ground import clock
from barnraiser.ground.verdict import Refused
from barnraiser.people import actions as people
from barnraiser.people.models import Person
from tests.at_once import at_once

from ..telling import EVENING, MONDAY, acts, calls, says

pytestmark = pytest.mark.django_db


def guests(community: Community, how_many: int) -> list[Person]:
    """Members who came in without further ado."""
    found = []
    for number in range(how_many):
        account = people.open_account(email=f"guest{number}@aldervalley.example", password=None)
        person = people.claim(account=account, address=account.email, name=f"Guest {number}")
        communities.admit(person=person, community=community, affirms=True)
        found.append(person)
    return found


def test_who_says_yes_has_a_place_and_the_last_word_counts(
    farm: Gathering, ruth: Person, nell: Person
) -> None:
    assert says(ruth, farm, brings="Six loaves").comes
    assert says(ruth, farm, brings="Two loaves").brings == "Two loaves"
    assert [(g.person, g.brings) for g in queries.guests(nell, farm).coming] == [(ruth, "Two loaves")]
    assert acts("joined", "declined") == [("joined", "Ruth Amsel", [])]
    assert not says(ruth, farm, coming=False).comes
    assert acts("joined", "declined") == [("declined", "Ruth Amsel", [])]
    says(ruth, farm)
    assert acts("joined", "declined")[1:] == [("joined", "Ruth Amsel", [])]
    assert Rsvp.objects.count() == 1


def test_when_full_one_waits_in_order_and_the_first_moves_up(
    nell: Person, ruth: Person, callum: Person, priya: Person, soil_and_table: Community
) -> None:
    held = calls(nell, soil_and_table, capacity=1)
    says(ruth, held)
    assert says(callum, held).waits
    assert says(priya, held).waits
    assert queries.guests(callum, held).my_turn == 1
    assert queries.guests(priya, held).my_turn == 2
    says(ruth, held, coming=False)
    assert [g.person for g in queries.guests(nell, held).coming] == [callum]
    assert acts("made_room") == [("made_room", "Ruth Amsel", ["Callum Birch"])]
    says(ruth, held)
    assert queries.guests(nell, held).waiting == [priya, ruth], "who steps back begins again at the end"
    says(priya, held, coming=False)
    says(callum, held, coming=False)
    assert [g.person for g in queries.guests(nell, held).coming] == [ruth]


def test_a_host_answers_nothing_and_nobody_answers_afterwards(
    farm: Gathering, nell: Person, ruth: Person, harald: Person
) -> None:
    with pytest.raises(Refused, match="You host it"):
        says(nell, farm)
    with pytest.raises(Refused, match="Only members"):
        says(harald, farm)
    with clock.at(EVENING), pytest.raises(Refused, match="is over"):
        actions.answer(by=ruth, gathering=farm, coming=True)
    assert not Rsvp.objects.exists()


def test_who_leaves_the_community_leaves_their_place(
    nell: Person, ruth: Person, callum: Person, soil_and_table: Community
) -> None:
    held = calls(nell, soil_and_table, capacity=1)
    says(ruth, held)
    says(callum, held)
    membership = membership_of(ruth, soil_and_table)
    assert membership
    belonging.leave(by=ruth, membership=membership)
    assert queries.guests(nell, held).coming == []
    with clock.at(MONDAY + timedelta(days=2)):
        actions.settle_all()
        actions.settle_all()
    assert [g.person for g in queries.guests(nell, held).coming] == [callum]
    assert acts("made_room") == [("made_room", "Ruth Amsel", ["Callum Birch"])]


@pytest.mark.django_db(transaction=True)
def test_of_twenty_who_press_at_once_five_come_and_fifteen_wait_in_one_order(
    transactional_db: None, nell: Person, soil_and_table: Community, tmp_path: Path
) -> None:
    held = calls(nell, soil_and_table, capacity=5)
    everybody = guests(soil_and_table, 20)
    outcomes = at_once([lambda by=by: says(by, held) for by in everybody], tmp_path)  # type: ignore[misc]
    assert {type(outcome) for outcome in outcomes} == {Rsvp}
    found = queries.guests(nell, held)
    assert (len(found.coming), len(found.waiting)) == (5, 15)
    queue = Rsvp.objects.filter(gathering=held, said="waiting").order_by("queue")
    assert list(queue.values_list("queue", flat=True)) == list(range(1, 16))
    first = found.waiting[0]
    says(found.coming[0].person, held, coming=False)
    assert first in [guest.person for guest in queries.guests(nell, held).coming]


@pytest.mark.django_db(transaction=True)
def test_one_person_pressing_twenty_times_at_once_is_one_answer(
    transactional_db: None, nell: Person, ruth: Person, soil_and_table: Community, tmp_path: Path
) -> None:
    held = calls(nell, soil_and_table, capacity=5)
    outcomes = at_once([lambda: says(ruth, held)] * 20, tmp_path)
    assert {type(outcome) for outcome in outcomes} == {Rsvp}
    assert Rsvp.objects.filter(gathering=held).count() == 1
    assert acts("joined") == [("joined", "Ruth Amsel", [])]


@pytest.mark.django_db(transaction=True)
def test_as_many_move_up_as_step_back_at_once(
    transactional_db: None, nell: Person, soil_and_table: Community, tmp_path: Path
) -> None:
    held = calls(nell, soil_and_table, capacity=5)
    everybody = guests(soil_and_table, 10)
    for person in everybody:
        says(person, held)
    leaving = everybody[:3]
    at_once([lambda by=by: says(by, held, coming=False) for by in leaving], tmp_path)  # type: ignore[misc]
    found = queries.guests(nell, held)
    assert {guest.person for guest in found.coming} == set(everybody[3:8])
    assert found.waiting == everybody[8:]
