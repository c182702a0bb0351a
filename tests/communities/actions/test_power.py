import pytest

from barnraiser.communities import actions, queries
from barnraiser.communities.models import Community, Role
from barnraiser.ground.refs import Ref
from barnraiser.people.models import Person

from ..test_rules import place


def said(viewer: Person, community: Community) -> list[tuple[str, Person | None, Person | None]]:
    return [(line.what, line.by, line.toward) for line in queries.log_of_power(viewer, community)]


@pytest.mark.requirement("I2")
def test_roles_and_settings_are_logged_for_every_member(
    nell: Person, ruth: Person, soil_and_table: Community
) -> None:
    actions.grant(by=nell, membership=place(ruth, soil_and_table), role=Role.HOST)
    actions.grant(by=nell, membership=place(ruth, soil_and_table), role=Role.HOST)
    grant = queries.grant_of(place(ruth, soil_and_table), Role.HOST)
    assert grant
    actions.end_grant(by=ruth, grant=grant)
    actions.describe(by=nell, community=soil_and_table, line="Near.", paint="falu")
    actions.describe(by=nell, community=soil_and_table, line="Near.")
    assert said(ruth, soil_and_table) == [
        ("Changed its line", nell, None),
        ("Laid down the role of host", ruth, None),
        ("Gave the role of host", nell, ruth),
        ("Founded the community, and is its first steward", nell, None),
    ]


def test_the_log_is_for_members(
    nell: Person, harald: Person, ruth: Person, soil_and_table: Community
) -> None:
    assert said(ruth, soil_and_table)
    assert said(harald, soil_and_table) == []
    actions.end_membership(membership=place(ruth, soil_and_table))
    assert said(ruth, soil_and_table) == []


def test_forgetting_empties_the_names_and_keeps_the_lines(
    nell: Person, ruth: Person, callum: Person, soil_and_table: Community
) -> None:
    actions.grant(by=nell, membership=place(ruth, soil_and_table), role=Role.STEWARD)
    actions.forget(person=nell)
    lines = queries.log_of_power(ruth, soil_and_table)
    assert [(line.what, line.by, line.is_signed) for line in lines] == [
        ("Gave the role of steward", None, True),
        ("Founded the community, and is its first steward", None, True),
    ]
    actions.forget(person=ruth)
    last = queries.log_of_power(callum, soil_and_table)[0]
    assert (last.by, last.is_signed, last.toward) == (None, False, callum)


def test_the_hosts_machine_signs_with_no_name(nell: Person, soil_and_table: Community) -> None:
    about = Ref("decisions", "proposal", "k7k7k7k7k7k7")
    line = actions.log_power(community=soil_and_table, what="x" * 400, by=None, about=about)
    assert (len(line.what), line.is_signed, line.ref) == (300, False, about)
