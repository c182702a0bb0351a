import pytest

from barnraiser.acts.reciprocity import actions, queries
from barnraiser.communities.models import Community
from barnraiser.people.models import Person

from ..telling import (
    answers,
    asks,
)

pytestmark = pytest.mark.django_db


def test_the_trail_says_whose_turn_it_is(ruth: Person, callum: Person, soil_and_table: Community) -> None:
    ask = asks(ruth, soil_and_table)
    answer = answers(callum, ask)

    def last(viewer: Person) -> str:
        return queries.steps(viewer, ask)[0].trail[-1].said

    assert last(ruth) == "Your turn: say yes, or “not this time”"
    actions.agree(by=ruth, answer=answer)
    assert last(ruth) == "Callum Birch is to do it, and say so here"
    actions.say_done(by=callum, answer=answer)
    assert last(callum) == "Ruth Amsel is to confirm it"
    actions.say_missed(by=ruth, answer=answer, words="Not here.")
    actions.rejoin(by=callum, answer=answer, agrees=False)
    assert last(ruth) == "Callum Birch said that they see it differently"
    actions.confirm(by=ruth, answer=answer)
    actions.thank(by=ruth, answer=answer, words="Late, and dry.", is_public=False)
    line = queries.steps(callum, ask)[0].trail[-1]
    assert (line.said, line.words) == ("Ruth Amsel said thanks, between the two of you", "Late, and dry.")


def test_an_answer_to_what_was_taken_down_waits_for_nobody(
    ruth: Person, callum: Person, soil_and_table: Community
) -> None:
    ask = asks(ruth, soil_and_table)
    answers(callum, ask)
    actions.close(by=ruth, favour=ask)
    ask = queries.visible_to(callum).get(pk=ask.pk)
    assert queries.steps(callum, ask)[0].trail[-1].said == "It was taken down before it was answered"
