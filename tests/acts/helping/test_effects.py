from barnraiser.acts.helping import rules
from barnraiser.communities.models import Community
from barnraiser.people.models import Person

from .test_actions import allows


def test_members_decide_whether_a_stance_may_be_said_for_another(
    nell: Person, soil_and_table: Community
) -> None:
    assert not rules.allows_stances(soil_and_table)
    allows(soil_and_table, nell)
    assert rules.allows_stances(soil_and_table)
    allows(soil_and_table, nell, yes=False)
    assert not rules.allows_stances(soil_and_table)
