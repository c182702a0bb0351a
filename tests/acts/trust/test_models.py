import pytest
from django.db import IntegrityError, transaction

from barnraiser.acts.trust import actions
from barnraiser.acts.trust.models import Care, Note, Outside, Statement, Target
from barnraiser.communities.models import Community
from barnraiser.people.models import Person

from .telling import cares, trusts

pytestmark = pytest.mark.django_db


@pytest.mark.requirement("F1")
def test_a_statement_is_seen_by_the_two_and_by_nobody_else(
    ruth: Person, callum: Person, nell: Person, priya: Person, harald: Person, soil_and_table: Community
) -> None:
    said = trusts(ruth, callum, soil_and_table)
    for person in (ruth, callum):
        assert list(Statement.objects.visible_to(person)) == [said]
    for third in (nell, priya, harald, None):
        assert not Statement.objects.visible_to(third).exists()
    actions.withdraw(by=ruth, statement=said)
    for person in (ruth, callum):
        assert not Statement.objects.visible_to(person).exists()
    assert list(Statement.objects.between(callum, ruth)) == [said], "what was said was said"


def test_a_care_is_the_others_to_see_once_it_is_shared(
    ruth: Person, callum: Person, nell: Person, soil_and_table: Community
) -> None:
    mine = cares(ruth, callum, soil_and_table)
    assert list(Care.objects.visible_to(ruth)) == [mine]
    assert not Care.objects.visible_to(callum).exists()
    theirs = cares(callum, ruth, soil_and_table)
    assert set(Care.objects.visible_to(callum)) == {mine, theirs}
    assert not Care.objects.visible_to(nell).exists()
    assert not Care.objects.visible_to(None).exists()


def test_a_list_is_seen_by_who_keeps_it(ruth: Person, callum: Person, nell: Person) -> None:
    target = actions.put_on_list(by=ruth, person=callum, why="Near.")
    assert list(Target.objects.visible_to(ruth)) == [target]
    for person in (callum, nell, None):
        assert not Target.objects.visible_to(person).exists()


@pytest.mark.requirement("C8")
def test_the_database_keeps_one_row_a_person(ruth: Person, callum: Person, soil_and_table: Community) -> None:
    target = actions.put_on_list(by=ruth, person=callum, why="Near.")
    actions.note(by=ruth, person=callum, spark="clicked", words="")
    actions.happened(by=ruth, target=target, reached="met", words="At the mill.")
    cares(ruth, callum, soil_and_table)
    with pytest.raises(IntegrityError), transaction.atomic():
        Target.objects.create(by=ruth, person=callum, why="Again.")
    with pytest.raises(IntegrityError), transaction.atomic():
        Target.objects.create(by=ruth, person=ruth, why="Myself.")
    with pytest.raises(IntegrityError), transaction.atomic():
        Note.objects.create(by=ruth, person=callum)
    with pytest.raises(IntegrityError), transaction.atomic():
        Outside.objects.create(target=target, reached="met", words="Again.")
    with pytest.raises(IntegrityError), transaction.atomic():
        Care.objects.create(by=ruth, toward=callum, community=soil_and_table, thing="x")


def test_what_weighs_most_is_deep() -> None:
    assert {matter for matter in Statement.Matter if Statement(matter=matter).is_deep} == {
        "confidence", "people", "keys",
    }  # fmt: skip
