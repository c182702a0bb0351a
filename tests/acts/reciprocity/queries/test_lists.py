import pytest

from barnraiser.acts.reciprocity import actions, queries
from barnraiser.communities.models import Community
from barnraiser.people.models import Person

from ..telling import (
    answers,
    asks,
    confirmed,
    offers,
)

pytestmark = pytest.mark.django_db


def test_a_list_counts_who_came_forward_and_who_helped(
    ruth: Person, callum: Person, priya: Person, nell: Person, soil_and_table: Community
) -> None:
    ask = asks(ruth, soil_and_table)
    confirmed(callum, ask)
    answers(priya, ask)
    actions.step_back(by=nell, answer=answers(nell, ask))
    row = queries.rows(ruth, list(queries.shown(ruth, soil_and_table, "ask")))[0]
    assert (row.favour, row.came, row.helped, row.is_mine) == (ask, 2, 1, True)


def test_counts_are_of_what_the_viewer_sees(
    ruth: Person, callum: Person, priya: Person, soil_and_table: Community
) -> None:
    asks(ruth, soil_and_table, gift="skills")
    asks(ruth, soil_and_table, gift="skills", to=callum)
    offers(ruth, soil_and_table, gift="attention")
    assert queries.count(callum, soil_and_table) == 2
    assert queries.count(priya, soil_and_table) == 1
    assert queries.by_gift(priya, soil_and_table) == {
        "attention": 1, "knowledge": 0, "skills": 1, "connections": 0, "resources": 0,
    }  # fmt: skip
    assert [f.gift for f in queries.shown(callum, soil_and_table, "ask", "attention")] == []
