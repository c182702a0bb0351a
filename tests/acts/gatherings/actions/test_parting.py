from barnraiser.acts.gatherings import actions, queries
from barnraiser.acts.gatherings.models import Host
from barnraiser.communities.models import Community
from barnraiser.ground import clock
from barnraiser.people.models import Person

from ..telling import MONDAY, calls, says


def test_a_gathering_ahead_is_handed_on(ruth: Person, callum: Person, soil_and_table: Community) -> None:
    gathering = calls(ruth, soil_and_table)
    says(callum, gathering)
    with clock.at(MONDAY):
        [holding] = queries.holds(ruth, soil_and_table)
        assert "it is called off" in holding.said
        actions.hand_on(by=ruth, to=callum, community=soil_and_table, key=holding.key)
        assert queries.holds(ruth, soil_and_table) == []
    assert Host.objects.get().person_id == callum.pk


def test_with_another_host_it_stays_and_alone_it_is_called_off(
    ruth: Person, callum: Person, soil_and_table: Community
) -> None:
    gathering = calls(ruth, soil_and_table)
    with clock.at(MONDAY):
        actions.ask_to_host(by=ruth, person=callum, gathering=gathering)
        actions.let_go(by=ruth, community=soil_and_table, key=gathering.code)
        assert len(queries.holds(callum, soil_and_table)) == 1
        actions.let_go(by=callum, community=soil_and_table, key=gathering.code)
        assert queries.holds(callum, soil_and_table) == []
