from barnraiser.acts.helping import rules
from barnraiser.communities.models import Community
from barnraiser.people.models import Person


def test_nobody_is_their_own_helper_or_a_strangers(
    ruth: Person, harald: Person, soil_and_table: Community
) -> None:
    assert "own helper" in rules.may_help(ruth, ruth, soil_and_table).reason
    assert "no member" in rules.may_help(ruth, harald, soil_and_table).reason
    assert not rules.may_help(harald, ruth, soil_and_table)


def test_the_list_is_for_stewards(nell: Person, ruth: Person, soil_and_table: Community) -> None:
    assert rules.may_see_the_list(nell, soil_and_table)
    assert not rules.may_see_the_list(ruth, soil_and_table)
