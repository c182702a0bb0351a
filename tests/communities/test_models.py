import pytest
from django.db import IntegrityError, transaction

from barnraiser.communities import actions
from barnraiser.communities.models import Community, Membership, Role, RoleGrant
from barnraiser.people import actions as people
from barnraiser.people.models import Person

from .test_rules import place


def test_one_current_membership_and_as_many_past_ones(ruth: Person, soil_and_table: Community) -> None:
    with pytest.raises(IntegrityError), transaction.atomic():
        Membership.objects.create(person=ruth, community=soil_and_table)
    actions.end_membership(membership=place(ruth, soil_and_table))
    actions.admit(person=ruth, community=soil_and_table)
    assert Membership.objects.filter(person=ruth).count() == 2


def test_a_role_is_carried_once_at_a_time(nell: Person, soil_and_table: Community) -> None:
    with pytest.raises(IntegrityError), transaction.atomic():
        RoleGrant.objects.create(membership=place(nell, soil_and_table), role=Role.STEWARD)


def test_two_may_share_a_name_and_never_an_address(soil_and_table: Community) -> None:
    Community.objects.create(name="SOIL & TABLE", slug="other", purpose="x")
    with pytest.raises(IntegrityError), transaction.atomic():
        Community.objects.create(name="Another", slug="soil-and-table", purpose="x")


def test_nothing_is_its_own_parent(soil_and_table: Community) -> None:
    with pytest.raises(IntegrityError), transaction.atomic():
        Community.objects.filter(pk=soil_and_table.pk).update(parent=soil_and_table)


def test_who_has_not_come_in_sees_nothing(nell: Person) -> None:
    hedges = actions.found(by=nell, name="Hedge Club", purpose="Hedges.", door="open")
    ghost = people.introduce(name="Archie Vale")
    actions.admit(person=ghost, community=hedges)
    assert not Community.objects.visible_to(ghost).exists()
    assert not Community.objects.visible_to(None).exists()
    assert Community.objects.visible_to(nell).get() == hedges
