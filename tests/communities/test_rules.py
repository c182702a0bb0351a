import pytest

from barnraiser.communities import actions, queries, rules
from barnraiser.communities.models import Community, Membership, Role
from barnraiser.people.models import Person


def place(person: Person, community: Community) -> Membership:
    found = queries.membership_of(person, community)
    assert found is not None
    return found


def test_taking_part_is_for_members(ruth: Person, harald: Person, soil_and_table: Community) -> None:
    assert rules.may_take_part(ruth, soil_and_table)
    assert (
        rules.may_take_part(harald, soil_and_table).reason == "Only members of Soil & Table take part in it."
    )
    assert not rules.may_take_part(None, soil_and_table)


def test_only_a_steward_gives_roles(
    nell: Person, ruth: Person, callum: Person, soil_and_table: Community
) -> None:
    assert rules.may_grant(nell, place(ruth, soil_and_table))
    assert "Only a steward" in rules.may_grant(callum, place(ruth, soil_and_table)).reason


def test_a_role_is_ended_by_a_steward_or_its_carrier(
    nell: Person, ruth: Person, callum: Person, soil_and_table: Community
) -> None:
    actions.grant(by=nell, membership=place(ruth, soil_and_table), role=Role.HOST)
    grant = queries.grant_of(place(ruth, soil_and_table), Role.HOST)
    assert grant
    assert rules.may_end_grant(nell, grant)
    assert rules.may_end_grant(ruth, grant)
    assert not rules.may_end_grant(callum, grant)


def test_the_last_steward_stays_until_there_is_another(
    nell: Person, ruth: Person, soil_and_table: Community
) -> None:
    grant = queries.grant_of(place(nell, soil_and_table), Role.STEWARD)
    assert grant
    assert "needs a steward" in rules.may_end_grant(nell, grant).reason
    actions.grant(by=nell, membership=place(ruth, soil_and_table), role=Role.STEWARD)
    assert rules.may_end_grant(nell, grant)


def test_joining_depends_on_the_door(
    nell: Person, ruth: Person, harald: Person, soil_and_table: Community
) -> None:
    assert "when a member invites them" in rules.may_join(harald, soil_and_table, invited=False).reason
    assert rules.may_join(harald, soil_and_table, invited=True)
    assert "already" in rules.may_join(ruth, soil_and_table, invited=True).reason
    open_one = actions.found(by=nell, name="Hedge Club", purpose="Hedges.", door="open")
    assert rules.may_join(harald, open_one, invited=False)


@pytest.mark.parametrize("who", ["ruth", "harald"])
def test_inside_a_community_only_its_steward_founds(
    who: str,
    request: pytest.FixtureRequest,
    ruth: Person,
    harald: Person,
    nell: Person,
    soil_and_table: Community,
) -> None:
    assert not rules.may_found(request.getfixturevalue(who), soil_and_table)
    assert rules.may_found(request.getfixturevalue(who), None)
    assert rules.may_found(nell, soil_and_table)
