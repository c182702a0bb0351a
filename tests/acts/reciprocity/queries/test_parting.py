from barnraiser.acts.reciprocity import actions, queries
from barnraiser.communities.models import Community
from barnraiser.people.models import Person

from ..telling import asks, promised


def test_what_is_done_is_held_no_longer(ruth: Person, callum: Person, soil_and_table: Community) -> None:
    answer = promised(callum, asks(ruth, soil_and_table))
    assert len(queries.holds(callum, soil_and_table)) == 1
    actions.say_done(by=callum, answer=answer)
    assert queries.holds(callum, soil_and_table) == []
