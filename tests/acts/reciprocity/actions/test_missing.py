import pytest

from barnraiser.acts.reciprocity import actions
from barnraiser.acts.reciprocity.models import (
    Answer,
)
from barnraiser.communities.models import Community
from barnraiser.ground import clock
from barnraiser.ground.verdict import Refused
from barnraiser.people.models import Person

from ..telling import (
    SATURDAY,
    asks,
    later,
    promised,
    stands,
    told,
)

pytestmark = pytest.mark.django_db


def test_a_word_counts_as_broken_only_if_the_receiver_says_so(
    ruth: Person, callum: Person, priya: Person, soil_and_table: Community
) -> None:
    ask = asks(ruth, soil_and_table)
    said_by_receiver, said_by_helper = promised(callum, ask), promised(priya, ask)
    actions.say_missed(by=ruth, answer=said_by_receiver, words="I waited on Thursday.")
    actions.say_missed(by=priya, answer=said_by_helper, words="The van died.")
    assert told()[-2:] == ["missed Ruth > Callum", "owned_up Priya > Ruth"]
    with pytest.raises(Refused, match="Nobody said"):
        actions.rejoin(by=priya, answer=said_by_helper, agrees=True)


def test_nobody_says_so_before_the_day_is_past(
    ruth: Person, callum: Person, soil_and_table: Community
) -> None:
    with clock.at(later()):
        answer = promised(callum, asks(ruth, soil_and_table, until=SATURDAY))
    with clock.at(later(days=5)), pytest.raises(Refused, match="day is not past"):
        actions.say_missed(by=ruth, answer=answer)
    with clock.at(later(days=6)):
        actions.say_missed(by=ruth, answer=answer)
    assert stands(answer).state == Answer.State.MISSED


def test_where_the_two_see_it_differently_it_counts_against_nobody(
    ruth: Person, callum: Person, soil_and_table: Community
) -> None:
    answer = promised(callum, asks(ruth, soil_and_table))
    actions.say_missed(by=ruth, answer=answer)
    with pytest.raises(Refused, match="Who promised"):
        actions.rejoin(by=ruth, answer=answer, agrees=False)
    actions.rejoin(by=callum, answer=answer, agrees=False, words="It stood at your gate.")
    assert "missed Ruth > Callum" not in told()
    assert "missed Ruth > Callum" in told(standing=False), "that it was said stays in the ledger"
    with pytest.raises(Refused, match="have answered"):
        actions.rejoin(by=callum, answer=answer, agrees=True)


def test_where_they_agree_that_it_is_so_it_stands(
    ruth: Person, callum: Person, soil_and_table: Community
) -> None:
    answer = promised(callum, asks(ruth, soil_and_table))
    actions.say_missed(by=ruth, answer=answer)
    actions.rejoin(by=callum, answer=answer, agrees=True, words="I forgot.")
    assert told()[-2:] == ["missed Ruth > Callum", "rejoined Callum > Ruth"]


def test_late_is_kept_after_all(
    ruth: Person, callum: Person, priya: Person, soil_and_table: Community
) -> None:
    ask = asks(ruth, soil_and_table)
    late, never = promised(callum, ask), promised(priya, ask)
    for answer in (late, never):
        actions.say_missed(by=ruth, answer=answer)
    actions.confirm(by=ruth, answer=late)
    assert stands(late).state == Answer.State.CONFIRMED
    assert [line for line in told() if line.startswith(("missed", "helped"))] == [
        "missed Ruth > Priya",
        "helped Callum > Ruth",
    ]
