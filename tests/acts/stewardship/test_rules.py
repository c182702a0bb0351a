from barnraiser.acts.stewardship import actions, rules
from barnraiser.acts.stewardship.models import Case
from barnraiser.communities.models import Community
from barnraiser.people.models import Person
from tests.communities.deciding import days_later, decides


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
