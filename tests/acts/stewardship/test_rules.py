import pytest

from barnraiser.acts.stewardship import actions, queries, rules
from barnraiser.acts.stewardship.models import Case
from barnraiser.communities import actions as communities
from barnraiser.communities import queries as rooms
from barnraiser.communities.models import Community, Role, RoleGrant
from barnraiser.people.models import Person
from tests.communities.deciding import days_later, decides
from tests.communities.test_rules import place
from tests.signing_in import signed_in


def test_a_concern_may_be_raised_also_while_the_charter_waits_for_a_yes(
    case: Case, priya: Person, callum: Person, nell: Person, soil_and_table: Community
) -> None:
    decides(nell, soil_and_table, "adopt_rule", text="Sweep.", ground="ours")
    with days_later(20):
        assert rules.may_raise(priya, soil_and_table, case.thing, callum)
        assert "begins with a yes" in rules.may_take_up(nell, case).reason


def test_names_are_for_keepers_whom_it_does_not_concern(
    case: Case, nell: Person, ruth: Person, callum: Person
) -> None:
    assert rules.may_see_names(nell, case)
    assert not rules.may_see_names(ruth, case)
    assert not rules.may_see_names(callum, case)


@pytest.fixture
def about_nell(nell: Person, ruth: Person, soil_and_table: Community) -> Case:
    return actions.raise_concern(
        by=ruth, community=soil_and_table, about=nell.ref, concerned=nell, words="She takes every chair."
    )


def test_whom_it_is_about_appoints_no_keeper_for_it(
    nell: Person, host: Person, callum: Person, ruth: Person, about_nell: Case, soil_and_table: Community
) -> None:
    grant = rooms.grant_of(place(host, soil_and_table), Role.HOST)
    assert grant
    assert rules.eligible(about_nell) == [host]
    communities.end_grant(by=nell, grant=grant)
    for friend in (callum, host):
        communities.grant(by=nell, membership=place(friend, soil_and_table), role=Role.HOST)
        assert "looked into by its stewards" in rules.may_take_up(friend, about_nell).reason
        assert not rules.may_see_names(friend, about_nell)
        assert queries.at(friend, about_nell.code) is None
        assert not queries.waiting(friend).exists()
    assert rules.eligible(about_nell) == []
    other = actions.raise_concern(
        by=ruth, community=soil_and_table, about=nell.ref.parse("people.person:other"), words="Cold."
    )
    assert rules.may_take_up(callum, other)
    assert queries.at(callum, other.code)


def test_a_role_that_another_steward_gave_counts(
    nell: Person, host: Person, callum: Person, about_nell: Case, soil_and_table: Community
) -> None:
    communities.grant(by=nell, membership=place(host, soil_and_table), role=Role.STEWARD)
    communities.grant(by=host, membership=place(callum, soil_and_table), role=Role.HOST)
    assert rules.eligible(about_nell) == [callum, host]
    RoleGrant.objects.filter(membership=place(callum, soil_and_table)).update(granted_by=None)
    assert rules.may_take_up(callum, about_nell)
    assert queries.at(callum, about_nell.code)


def test_who_was_a_keeper_when_it_was_raised_is_remembered(
    nell: Person, host: Person, ruth: Person, about_nell: Case, soil_and_table: Community
) -> None:
    assert rules.lost(about_nell) == []
    grant = rooms.grant_of(place(host, soil_and_table), Role.HOST)
    assert grant
    communities.end_grant(by=nell, grant=grant)
    assert rules.lost(about_nell) == [host]
    told = signed_in(ruth).get(about_nell.get_absolute_url()).content.decode()
    assert "Priya Nair kept the room when this was raised, and no longer does" in told
    assert "Nobody is free to look" in told


def test_a_word_needs_somebody_to_reach(
    nell: Person, ruth: Person, case: Case, soil_and_table: Community
) -> None:
    nameless = actions.raise_concern(
        by=ruth, community=soil_and_table, about=soil_and_table.ref, words="The whole room is cold."
    )
    assert "a word could reach" in rules.may_take(nell, nameless, "word").reason
    assert "no member here" in rules.may_take(nell, nameless, "end").reason
    assert rules.may_take(nell, nameless, "nothing")
    assert rules.may_take(nell, case, "hide")
