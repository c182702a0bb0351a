from pathlib import Path

import pytest

from barnraiser.acts.reciprocity import actions
from barnraiser.acts.reciprocity.models import (
    Answer,
)
from barnraiser.communities.models import Community
from barnraiser.ground import clock
from barnraiser.ground.verdict import Refused
from barnraiser.people.models import Person
from tests.at_once import at_once

from ..telling import (
    SATURDAY,
    answers,
    asks,
    later,
    promised,
    stands,
    told,
)

pytestmark = pytest.mark.django_db


def test_nobody_comes_forward_for_their_own_ask_or_for_one_to_another(
    ruth: Person, callum: Person, priya: Person, harald: Person, soil_and_table: Community
) -> None:
    ask, private = asks(ruth, soil_and_table), asks(ruth, soil_and_table, to=callum)
    for by, favour in ((ruth, ask), (priya, private), (harald, ask)):
        with pytest.raises(Refused):
            answers(by, favour)
    answers(callum, private)


def test_an_ask_whose_day_is_past_takes_no_more_answers(
    ruth: Person, callum: Person, soil_and_table: Community
) -> None:
    with clock.at(later()):
        ask = asks(ruth, soil_and_table, until=SATURDAY)
    with clock.at(later(days=6)), pytest.raises(Refused, match="day of this ask is past"):
        answers(callum, ask)
    with clock.at(later(days=5)):
        answers(callum, ask)


@pytest.mark.parametrize("who", ["ruth", "callum"])
@pytest.mark.parametrize("is_promised", [False, True])
def test_either_steps_back_before_it_is_done(
    ruth: Person, callum: Person, priya: Person, soil_and_table: Community, who: str, is_promised: bool
) -> None:
    ask = asks(ruth, soil_and_table)
    answer = promised(callum, ask) if is_promised else answers(callum, ask)
    by, other = (ruth, callum) if who == "ruth" else (callum, ruth)
    with pytest.raises(Refused, match="between two others"):
        actions.step_back(by=priya, answer=answer)
    back = actions.step_back(by=by, answer=answer, words="The calf came early.")
    assert (back.by, stands(answer).state) == (by, Answer.State.STEPPED_BACK)
    assert told()[-1] == f"stepped_back {by.name.split()[0]} > {other.name.split()[0]}"
    for refused in (actions.step_back, actions.say_done, actions.confirm, actions.say_missed, actions.agree):
        with pytest.raises(Refused):
            refused(by=ruth if refused in (actions.confirm, actions.agree) else callum, answer=answer)


def test_nobody_steps_back_from_what_is_done(ruth: Person, callum: Person, soil_and_table: Community) -> None:
    answer = promised(callum, asks(ruth, soil_and_table))
    actions.say_done(by=callum, answer=answer)
    with pytest.raises(Refused, match="further"):
        actions.step_back(by=ruth, answer=answer)


@pytest.mark.django_db(transaction=True)
def test_twenty_answers_of_one_person_at_once_are_one(
    ruth: Person, callum: Person, soil_and_table: Community, tmp_path: Path
) -> None:
    ask = asks(ruth, soil_and_table)
    outcomes = at_once([lambda: answers(callum, ask)] * 20, tmp_path)
    assert {outcome.pk for outcome in outcomes} == {Answer.objects.get().pk}
    assert told() == ["asked Ruth", "came_forward Callum > Ruth"]
