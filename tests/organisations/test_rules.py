import pytest

from barnraiser.organisations import actions, rules
from barnraiser.organisations.models import Organisation, Responsibility
from barnraiser.people.models import Person

pytestmark = pytest.mark.django_db


def test_those_who_answer_for_it_and_nobody_else(mill: Organisation, ruth: Person, nell: Person) -> None:
    assert rules.may_answer_for(ruth, mill)
    assert "named on its page" in rules.may_answer_for(nell, mill).reason
    assert not rules.is_responsible(None, mill)


def test_a_person_who_was_only_asked_answers_for_nothing(
    mill: Organisation, ruth: Person, callum: Person
) -> None:
    asked = actions.name(by=ruth, organisation=mill, person=callum)
    assert not rules.may_answer_for(callum, mill)
    assert rules.may_take_on(callum, asked)
    assert not rules.may_take_on(ruth, asked)


def test_the_last_may_not_go(mill: Organisation, ruth: Person) -> None:
    held = Responsibility.objects.select_related("organisation", "person").get(person=ruth)
    assert "Name another first" in rules.may_lay_down(ruth, held).reason
