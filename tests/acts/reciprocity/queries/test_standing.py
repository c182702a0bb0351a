from datetime import timedelta

import pytest

from barnraiser.acts.conversations import actions as conversations
from barnraiser.acts.reciprocity import actions, queries
from barnraiser.communities.models import Community
from barnraiser.ground import clock
from barnraiser.people.models import Person

from ..telling import (
    SATURDAY,
    asks,
    confirmed,
    later,
    offers,
    promised,
)
from .asking import asks_a_question

pytestmark = pytest.mark.django_db


@pytest.mark.requirement("D14")
def test_one_sees_what_one_is_to_others_by_gift_with_people_and_dates(
    ruth: Person, callum: Person, priya: Person, soil_and_table: Community
) -> None:
    offer = offers(ruth, soil_and_table, gift="knowledge", title="I read soil reports")
    with clock.at(later()):
        helped = confirmed(callum, offer)
    actions.thank(by=callum, answer=helped, words="Three numbers.", is_public=False)
    open_ask = asks(priya, soil_and_table, until=SATURDAY + timedelta(days=9999))
    given = promised(ruth, open_ask)
    conversations.thank(by=callum, message=asks_a_question(ruth, soil_and_table))
    with clock.at(later(days=1)):
        standing = queries.standing_of(ruth)
    (knowledge,) = standing.gifts
    assert (knowledge.gift.label, knowledge.offers) == ("Knowledge", [offer])
    (help_,) = knowledge.helps
    assert (help_.answer.receiver, help_.answer.promise.confirmation.at) == (callum, later())
    assert help_.thanks
    assert help_.thanks.words == "Three numbers."
    assert standing.promised == [given]
    assert [said for said, _ in standing.elsewhere] == ["Callum Birch thanked you"]
    assert (standing.balance.given, standing.balance.received) == (1, 0)
    assert "There is room to ask" in standing.balance.said
    assert queries.standing_of(priya).awaited == [given]


def test_what_one_asked_for_stays_in_sight_with_what_came_of_it(
    ruth: Person, callum: Person, priya: Person, soil_and_table: Community
) -> None:
    with clock.at(later()):
        over = asks(ruth, soil_and_table, title="Over", until=SATURDAY)
        helped = asks(ruth, soil_and_table, title="Helped")
        confirmed(callum, helped)
        closed = asks(ruth, soil_and_table, title="Closed", to=callum)
        actions.close(by=ruth, favour=closed)
        offers(ruth, soil_and_table)
        asks(callum, soil_and_table)
    with clock.at(later(days=9)):
        asked = queries.standing_of(ruth).asked
    assert [(row.favour, row.came, row.helped) for row in asked] == [
        (closed, 0, 0),
        (helped, 1, 1),
        (over, 0, 0),
    ]
    assert queries.standing_of(priya).asked == []
