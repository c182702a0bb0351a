from pathlib import Path

import pytest

from barnraiser.communities import actions, queries, rules
from barnraiser.communities.models import Affirmation, Community
from barnraiser.people import actions as people
from barnraiser.people.models import Person
from tests.at_once import at_once
from tests.conftest import RULES

from ..deciding import days_later, decides
from ..test_rules import place


@pytest.mark.requirement("B1", "I5")
def test_after_a_change_there_are_two_weeks_and_then_a_yes_comes_first(
    nell: Person, ruth: Person, soil_and_table: Community
) -> None:
    decides(nell, soil_and_table, "change_rule", number="1", text="Say how you know it.", ground="ours")
    assert rules.may_take_part(ruth, soil_and_table)
    with days_later(13):
        assert rules.may_take_part(ruth, soil_and_table)
    with days_later(15):
        refused = rules.may_take_part(ruth, soil_and_table)
        assert "begins with a yes to its charter" in refused.reason
        assert refused.way == "/communities/soil-and-table/charter/yes/"
        assert rules.may_read(ruth, soil_and_table)
        assert not rules.may_steward(nell, soil_and_table)
        actions.affirm(membership=place(ruth, soil_and_table))
        assert rules.may_take_part(ruth, soil_and_table)
    kept = Affirmation.objects.filter(membership=place(ruth, soil_and_table))
    assert [(said.edition, said.rules[0]) for said in kept] == [(1, RULES[0]), (2, "Say how you know it.")]
    assert kept[1].method == queries.method_of(soil_and_table).said


def test_the_two_weeks_run_from_the_first_change_not_yet_affirmed(
    nell: Person, ruth: Person, soil_and_table: Community
) -> None:
    decides(nell, soil_and_table, "retire_rule", number="1")
    with days_later(10):
        decides(nell, soil_and_table, "retire_rule", number="2")
    with days_later(15):
        assert not rules.may_take_part(ruth, soil_and_table)
        actions.affirm(membership=place(ruth, soil_and_table))
        assert queries.call_of(ruth, soil_and_table) is None


@pytest.mark.requirement("I5")
def test_who_never_said_yes_says_it_before_all_else(nell: Person, soil_and_table: Community) -> None:
    archie = people.introduce(name="Archie Vale")
    actions.admit(person=archie, community=soil_and_table)
    assert not rules.may_take_part(archie, soil_and_table)
    call = queries.call_of(archie, soil_and_table)
    assert call
    assert (call.affirmed, call.is_due) == (0, True)
    actions.affirm(membership=place(archie, soil_and_table))
    assert rules.may_take_part(archie, soil_and_table)


@pytest.mark.django_db(transaction=True)
def test_a_yes_said_twenty_times_at_once_is_one(
    transactional_db: None, ruth: Person, soil_and_table: Community, tmp_path: Path
) -> None:
    decides(ruth, soil_and_table, "retire_rule", number="1")
    membership = place(ruth, soil_and_table)
    outcomes = at_once([lambda: actions.affirm(membership=membership)] * 20, tmp_path)
    assert len({said.pk for said in outcomes}) == 1
    assert Affirmation.objects.filter(membership=membership).count() == 2
