from datetime import timedelta

import pytest

from barnraiser.acts.belonging import actions as belonging
from barnraiser.acts.reciprocity import actions
from barnraiser.communities import actions as communities
from barnraiser.communities.models import Community
from barnraiser.communities.queries import membership_of
from barnraiser.ground import clock
from barnraiser.ground.refs import Ref
from barnraiser.ground.verdict import Refused
from barnraiser.people.models import Person

from ..telling import (
    asks,
    promised,
)

pytestmark = pytest.mark.django_db


def test_who_left_the_community_takes_no_more_steps_in_it(
    ruth: Person, callum: Person, soil_and_table: Community
) -> None:
    ask = asks(ruth, soil_and_table)
    answer = promised(callum, ask)
    membership = membership_of(callum, soil_and_table)
    assert membership
    belonging.leave(by=callum, membership=membership)
    for refused in (actions.say_done, actions.step_back, actions.say_missed):
        with pytest.raises(Refused, match="Only members"):
            refused(by=callum, answer=answer)


def test_while_a_changed_charter_waits_for_ones_yes_one_lets_go_and_takes_no_other_step(
    nell: Person, ruth: Person, callum: Person, soil_and_table: Community
) -> None:
    ask = asks(ruth, soil_and_table)
    answer, passed = promised(callum, ask), Ref("decisions", "decision", "passed")
    communities.adopt_rule(by=nell, community=soil_and_table, text="Bring tools back clean.", decision=passed)
    with clock.at(clock.now() + timedelta(days=15)):
        for refused in (
            lambda: actions.say_done(by=callum, answer=answer),
            lambda: asks(callum, soil_and_table),
            lambda: actions.confirm(by=ruth, answer=answer),
        ):
            with pytest.raises(Refused, match="begins with a yes to its charter"):
                refused()
        actions.step_back(by=callum, answer=answer)
        actions.close(by=ruth, favour=ask)
