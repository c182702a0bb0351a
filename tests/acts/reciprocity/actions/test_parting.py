from barnraiser.acts.reciprocity import actions, queries
from barnraiser.communities.models import Community
from barnraiser.people.models import Person

from ..telling import asks, promised, stands


def test_a_promise_that_cannot_be_kept_is_let_go_of(
    ruth: Person, callum: Person, soil_and_table: Community
) -> None:
    answer = promised(callum, asks(ruth, soil_and_table))
    [holding] = queries.holds(callum, soil_and_table)
    assert not holding.may_hand_on
    assert queries.holds(ruth, soil_and_table) == [], "she was promised something, and owes nothing"
    actions.let_go(by=callum, community=soil_and_table, key=holding.key)
    assert queries.holds(callum, soil_and_table) == []
    assert stands(answer).state == "stepped_back"
