import pytest

from barnraiser.acts.belonging import actions, queries
from barnraiser.communities.models import Community
from barnraiser.ground.verdict import Refused
from barnraiser.people.models import Person

from ..telling import asked


@pytest.mark.requirement("B3")
def test_answers_are_changed_and_emptied_by_their_person_alone(
    nell: Person, harald: Person, soil_and_table: Community
) -> None:
    invitation, _ = asked(nell, soil_and_table, "harald@aldervalley.example")
    actions.accept(by=harald, invitation=invitation, counts_ties=True, answers={0: "Less waste."})
    actions.answer_questions(by=harald, community=soil_and_table, answers={0: "No waste at all."})
    [(community, [answer])] = queries.my_answers(harald)
    assert (community, answer.words) == (soil_and_table, "No waste at all.")
    actions.answer_questions(by=harald, community=soil_and_table, answers={0: " "})
    assert queries.my_answers(harald) == []


def test_a_stranger_has_nothing_to_answer(harald: Person, soil_and_table: Community) -> None:
    with pytest.raises(Refused):
        actions.answer_questions(by=harald, community=soil_and_table, answers={0: "Let me see."})


def test_coming_in_again_with_an_empty_line_keeps_what_was_said(
    nell: Person, harald: Person, soil_and_table: Community
) -> None:
    for words in ("Less waste.", ""):
        invitation, _ = asked(nell, soil_and_table, "harald@aldervalley.example")
        joined = actions.accept(by=harald, invitation=invitation, answers={0: words})
        actions.leave(by=harald, membership=joined)
    assert queries.answers_of(harald, soil_and_table)[0].words == "Less waste."
