from barnraiser.capital.rules import may_see
from barnraiser.communities.models import Community
from barnraiser.people.models import Person


def test_members_see_what_was_built_and_others_do_not(
    soil_and_table: Community, ruth: Person, harald: Person
) -> None:
    assert may_see(ruth, soil_and_table)
    assert not may_see(None, soil_and_table)
    assert "for its members to see" in may_see(harald, soil_and_table).reason
