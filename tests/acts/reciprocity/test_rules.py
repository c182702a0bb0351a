import pytest

from barnraiser.acts.belonging import actions as belonging
from barnraiser.acts.reciprocity import queries, rules
from barnraiser.communities.models import Community
from barnraiser.communities.queries import membership_of
from barnraiser.people import actions as people
from barnraiser.people.models import Person

from .telling import answers, asks, promised, stands

pytestmark = pytest.mark.django_db


def test_one_turns_to_those_one_shares_a_community_with(
    ruth: Person, callum: Person, harald: Person, meilin: Person
) -> None:
    assert rules.may_turn_to(ruth, callum)
    assert rules.may_turn_to(meilin, ruth)
    for one, other, reason in (
        (ruth, ruth, "somebody else"),
        (ruth, harald, "no community"),
        (callum, meilin, "no community"),
    ):
        verdict = rules.may_turn_to(one, other)
        assert not verdict
        assert reason in verdict.reason


def test_who_has_not_come_in_is_not_asked(ruth: Person) -> None:
    assert "has not come in" in rules.may_turn_to(ruth, people.introduce(name="Ada Loom")).reason


def test_a_reason_says_what_stands_in_the_way(
    ruth: Person, callum: Person, priya: Person, soil_and_table: Community
) -> None:
    ask = asks(ruth, soil_and_table)
    waiting, given = stands(answers(callum, ask)), stands(promised(priya, ask))
    assert rules.may_agree(ruth, waiting)
    assert "says yes" in rules.may_agree(callum, waiting).reason
    assert "no open promise" in rules.may_say_done(callum, waiting).reason
    assert rules.may_say_done(priya, given)
    assert "Who promised" in rules.may_say_done(ruth, given).reason
    assert rules.may_confirm(ruth, given)
    assert "between two others" in rules.may_say_missed(callum, given).reason
    assert rules.may_say_missed(priya, given)
    assert "when the help is confirmed" in rules.may_thank(ruth, given).reason


def test_what_stands_is_what_somebody_here_put_up(
    ruth: Person, callum: Person, soil_and_table: Community
) -> None:
    asks(ruth, soil_and_table)
    ask = queries.visible_to(callum).get()
    assert rules.may_answer(callum, ask)
    ask.by = None
    assert "no longer here" in rules.may_answer(callum, ask).reason


def test_whoever_left_posts_no_more(ruth: Person, soil_and_table: Community) -> None:
    assert rules.may_post(ruth, soil_and_table)
    membership = membership_of(ruth, soil_and_table)
    assert membership
    belonging.leave(by=ruth, membership=membership)
    assert not rules.may_post(ruth, soil_and_table)
    assert not rules.may_post(None, soil_and_table)
