from datetime import timedelta

import pytest

from barnraiser.acts.reciprocity import actions, queries
from barnraiser.communities.models import Community
from barnraiser.people.models import Person

from ..telling import (
    METER,
    SATURDAY,
    asks,
    confirmed,
    introduces,
    promised,
    stands,
)

pytestmark = pytest.mark.django_db


def test_the_export_holds_ones_own_words_and_what_came_of_them(
    nell: Person, ruth: Person, callum: Person, soil_and_table: Community
) -> None:
    answer = confirmed(callum, asks(ruth, soil_and_table, until=SATURDAY + timedelta(days=9999)))
    actions.thank(by=ruth, answer=answer, words="Dry.", is_public=True)
    missed = promised(ruth, asks(callum, soil_and_table, to=ruth))
    actions.say_missed(by=callum, answer=missed, words="No.")
    actions.rejoin(by=ruth, answer=missed, agrees=True, words="So it is.")
    actions.step_back(by=ruth, answer=promised(ruth, asks(callum, soil_and_table)), words="Rain.")
    made = introduces(ruth, nell, callum, "Fences.")
    actions.respond(by=callum, introduction=made, is_yes=True)
    hers, his = queries.own(ruth), queries.own(callum)
    assert hers["asks_and_offers"][0]["title"] == METER
    assert (
        hers["thanks_given"]
        == his["thanks_received"]
        == [{"about": METER, "words": "Dry.", "public": True, "at": hers["thanks_given"][0]["at"]}]
    )
    assert (hers["help_received"][0]["by"], his["help_given"][0]["for"]) == ("Callum Birch", "Ruth Amsel")
    assert his["said_not_to_have_happened"][0]["words"] == "No."
    assert hers["answered_to_that"][0]["words"] == "So it is."
    assert hers["not_this_time"][0]["words"] == "Rain."
    assert hers["introductions_suggested"][0]["words"] == "Fences."
    assert his["introductions_answered"][0]["yes"] is True
    assert hers["introductions_answered"] == []
    assert stands(missed).words == hers["answers"][0]["words"]
