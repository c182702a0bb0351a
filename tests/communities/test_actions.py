from pathlib import Path

import pytest
from django.db import transaction

from barnraiser.communities import actions, queries
from barnraiser.communities.models import Affirmation, Community, Membership, Role, RoleGrant, Rule
from barnraiser.ground.verdict import Refused
from barnraiser.people import actions as people
from barnraiser.people.models import Person
from tests.at_once import at_once
from tests.conftest import PURPOSE, RULES

from .deciding import decides
from .test_rules import place


@pytest.mark.requirement("B1", "I5")
def test_the_founder_affirms_purpose_and_rules_too(nell: Person, soil_and_table: Community) -> None:
    said = queries.affirmation_of(nell, soil_and_table)
    assert said
    assert (said.purpose, said.rules) == (PURPOSE, list(RULES))


@pytest.mark.requirement("I6")
def test_each_rule_says_whether_it_is_ours_or_the_laws(nell: Person) -> None:
    community = actions.found(by=nell, name="Mill", purpose="Flour.", rules=["Sweep."], laws=["No smoking."])
    assert [(r.text, r.ground) for r in queries.rules_of(community)] == [
        ("Sweep.", Rule.Ground.OURS),
        ("No smoking.", Rule.Ground.LAW),
    ]


def test_a_refused_founding_leaves_nothing(ruth: Person, soil_and_table: Community) -> None:
    with pytest.raises(Refused):
        actions.found(by=ruth, name="Inner", purpose="Hm.", parent=soil_and_table)
    assert not Community.objects.filter(name="Inner").exists()


def test_two_names_alike_get_two_addresses(nell: Person, soil_and_table: Community) -> None:
    other = actions.found(by=nell, name="Soil and  Table", purpose="Other soil.")
    assert other.name == "Soil and Table"
    assert other.slug != soil_and_table.slug


def test_a_second_admission_is_refused(ruth: Person, soil_and_table: Community) -> None:
    with pytest.raises(Refused, match="already"), transaction.atomic():
        actions.admit(person=ruth, community=soil_and_table)
    assert Membership.objects.current().filter(person=ruth, community=soil_and_table).count() == 1


def test_affirming_again_keeps_the_first_words(ruth: Person, soil_and_table: Community) -> None:
    actions.affirm(membership=place(ruth, soil_and_table))
    assert Affirmation.objects.get(membership=place(ruth, soil_and_table)).rules == list(RULES)


def test_a_role_is_given_and_ended(
    nell: Person, ruth: Person, callum: Person, soil_and_table: Community
) -> None:
    grant = actions.grant(by=nell, membership=place(ruth, soil_and_table), role=Role.WEAVER)
    assert actions.grant(by=nell, membership=place(ruth, soil_and_table), role=Role.WEAVER) == grant
    assert (ruth, "weaver") in queries.keepers(soil_and_table)
    with pytest.raises(Refused):
        actions.end_grant(by=callum, grant=_fresh(grant))
    actions.end_grant(by=ruth, grant=_fresh(grant))
    assert (ruth, "weaver") not in queries.keepers(soil_and_table)


def test_leaving_ends_every_role(nell: Person, ruth: Person, soil_and_table: Community) -> None:
    membership = place(ruth, soil_and_table)
    actions.grant(by=nell, membership=membership, role=Role.HOST)
    assert actions.end_membership(membership=membership) is True
    assert actions.end_membership(membership=membership) is False
    assert not RoleGrant.objects.filter(membership=membership, until=None).exists()
    assert queries.membership_of(ruth, soil_and_table) is None


def test_forgetting_ends_membership_and_unsigns_grants(
    nell: Person, ruth: Person, soil_and_table: Community
) -> None:
    grant = actions.grant(by=nell, membership=place(ruth, soil_and_table), role=Role.HOST)
    actions.forget(person=nell)
    assert queries.membership_of(nell, soil_and_table) is None
    assert RoleGrant.objects.get(pk=grant.pk).granted_by_id is None


def test_when_the_only_steward_is_forgotten_the_next_in_line_keeps_the_community(
    nell: Person, ruth: Person, callum: Person, priya: Person, soil_and_table: Community
) -> None:
    actions.grant(by=nell, membership=place(callum, soil_and_table), role=Role.HOST)
    actions.forget(person=nell)
    assert queries.keepers(soil_and_table) == [(callum, "steward, host")]
    assert RoleGrant.objects.get(role=Role.STEWARD, until=None).granted_by_id is None
    actions.forget(person=callum)
    assert queries.keepers(soil_and_table) == [(ruth, "steward")]


def test_only_who_has_come_in_is_next_in_line(nell: Person, soil_and_table: Community) -> None:
    actions.admit(person=people.introduce(name="Archie Vale"), community=soil_and_table)
    actions.forget(person=nell)
    assert queries.keepers(soil_and_table) == []


def test_of_two_stewards_one_is_enough(
    nell: Person, ruth: Person, callum: Person, soil_and_table: Community
) -> None:
    actions.grant(by=nell, membership=place(callum, soil_and_table), role=Role.STEWARD)
    actions.forget(person=nell)
    assert queries.keepers(soil_and_table) == [(callum, "steward")]


@pytest.mark.django_db(transaction=True)
def test_two_stewards_forgotten_at_once_leave_a_third_to_keep_it(
    transactional_db: None,
    nell: Person,
    ruth: Person,
    callum: Person,
    soil_and_table: Community,
    tmp_path: Path,
) -> None:
    actions.grant(by=nell, membership=place(ruth, soil_and_table), role=Role.STEWARD)
    at_once([lambda: actions.forget(person=nell), lambda: actions.forget(person=ruth)], tmp_path)
    assert queries.keepers(soil_and_table) == [(callum, "steward")]


@pytest.mark.django_db(transaction=True)
def test_of_two_stewards_who_step_down_at_once_one_stays(
    transactional_db: None, nell: Person, ruth: Person, soil_and_table: Community, tmp_path: Path
) -> None:
    actions.grant(by=nell, membership=place(ruth, soil_and_table), role=Role.STEWARD)

    def steps_down(person: Person) -> None:
        grant = queries.grant_of(place(person, soil_and_table), Role.STEWARD)
        assert grant
        actions.end_grant(by=person, grant=grant)

    outcomes = at_once([lambda: steps_down(nell), lambda: steps_down(ruth)], tmp_path)
    assert sorted(type(o).__name__ for o in outcomes) == ["NoneType", "Refused"]
    assert len(queries.keepers(soil_and_table)) == 1


def _fresh(grant: RoleGrant) -> RoleGrant:
    found = queries.grant_of(grant.membership, grant.role)
    assert found
    return found


class TestTheDoor:
    def test_a_founder_alone_changes_it_and_the_log_says_so(
        self, nell: Person, soil_and_table: Community
    ) -> None:
        actions.change_door(by=nell, community=soil_and_table, door="asked")
        assert queries.log_of_power(nell, soil_and_table).filter(what__startswith="The door").count() == 1
        actions.change_door(by=nell, community=soil_and_table, door="asked")
        assert queries.log_of_power(nell, soil_and_table).filter(what__startswith="The door").count() == 1
        with pytest.raises(Refused, match="no such door"):
            actions.change_door(by=nell, community=soil_and_table, door="ajar")

    def test_with_others_inside_nobody_changes_it_alone(
        self, nell: Person, ruth: Person, harald: Person, soil_and_table: Community
    ) -> None:
        with pytest.raises(Refused, match="by a decision"):
            actions.change_door(by=nell, community=soil_and_table, door="open")
        assert soil_and_table not in queries.visible_to(harald)
        decides(ruth, soil_and_table, "change_door", door="asked")
        assert soil_and_table in queries.visible_to(harald), (
            "its front page may be read, to know what one asks for"
        )


def test_a_role_is_handed_on_by_a_steward(nell: Person, ruth: Person, soil_and_table: Community) -> None:
    [holding] = queries.holds(nell, soil_and_table)
    assert holding.may_hand_on
    actions.hand_on(by=nell, to=ruth, community=soil_and_table, key=holding.key)
    assert queries.keepers(soil_and_table) == [(ruth, "steward")]
    assert queries.holds(nell, soil_and_table) == []


def test_a_role_is_not_handed_out_of_the_room(
    nell: Person, harald: Person, soil_and_table: Community
) -> None:
    with pytest.raises(Refused, match="Both have to be members"):
        actions.hand_on(by=nell, to=harald, community=soil_and_table, key="steward")
