import pytest

from barnraiser.acts.gatherings import actions, queries
from barnraiser.acts.gatherings.models import Gathering
from barnraiser.communities.models import Community
from barnraiser.ground import clock
from barnraiser.ground.verdict import Refused
from barnraiser.people.models import Person

from ..telling import MONDAY, acts, calls, says

pytestmark = pytest.mark.django_db


def test_a_co_host_gives_their_place_to_the_next_and_does_what_hosts_do(
    nell: Person, ruth: Person, callum: Person, soil_and_table: Community
) -> None:
    held = calls(nell, soil_and_table, capacity=1)
    says(ruth, held)
    says(callum, held)
    with clock.at(MONDAY):
        with pytest.raises(Refused, match="Only those who host"):
            actions.ask_to_host(by=ruth, person=callum, gathering=held)
        actions.ask_to_host(by=nell, person=ruth, gathering=held)
        with pytest.raises(Refused, match="hosts it already"):
            actions.ask_to_host(by=nell, person=ruth, gathering=held)
    assert queries.hosts_of(held) == [nell, ruth]
    assert [guest.person for guest in queries.guests(nell, held).coming] == [callum]
    assert acts("asked_to_host", "made_room") == [
        ("asked_to_host", "Nell Whitlock", ["Ruth Amsel"]),
        ("made_room", "Ruth Amsel", ["Callum Birch"]),
    ]


def test_only_a_member_hosts(farm: Gathering, nell: Person, harald: Person) -> None:
    with clock.at(MONDAY), pytest.raises(Refused, match="Only members"):
        actions.ask_to_host(by=nell, person=harald, gathering=farm)


def test_who_hosts_no_more_answers_like_everybody_and_the_last_one_stays(
    farm: Gathering, nell: Person, ruth: Person
) -> None:
    with clock.at(MONDAY):
        with pytest.raises(Refused, match="Nobody else hosts it"):
            actions.stop_hosting(by=nell, gathering=farm)
        actions.ask_to_host(by=nell, person=ruth, gathering=farm)
        actions.stop_hosting(by=ruth, gathering=farm)
        with pytest.raises(Refused, match="Only those who host"):
            actions.stop_hosting(by=ruth, gathering=farm)
    assert queries.hosts_of(farm) == [nell]
    assert acts("asked_to_host") == []
    assert says(ruth, farm).comes
