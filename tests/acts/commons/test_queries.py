from datetime import timedelta

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext

from barnraiser.acts.commons import queries
from barnraiser.acts.conversations import actions as conversations
from barnraiser.acts.conversations.models import Audience
from barnraiser.communities.models import Community
from barnraiser.ground import clock
from barnraiser.ground.manifest import stalls
from barnraiser.people.models import Person
from tests.acts.decisions.telling import proposes
from tests.acts.gatherings.telling import MONDAY, calls
from tests.acts.reciprocity.telling import asks

from .telling import keeps, page_with, says


@pytest.mark.requirement("E12")
def test_a_square_has_every_use_of_the_room_side_by_side_in_the_order_of_time(
    ruth: Person, callum: Person, nell: Person, soil_and_table: Community
) -> None:
    """Mixed uses: talk, asks and offers, meetings, decisions and shared work lie on one square, each with what is nearest."""
    with clock.at(MONDAY):
        assert [(one.label, one.items) for one in queries.square(nell, soil_and_table)] == [
            (stall.label, []) for stall in stalls()
        ]
        for hours in (3, 2, 1, 4):
            with clock.at(clock.now() - timedelta(hours=hours)):
                says(callum, soil_and_table, title=f"{hours} hours ago")
        asks(ruth, soil_and_table)
        calls(nell, soil_and_table)
        proposes(ruth, soil_and_table)
        laid = queries.square(nell, soil_and_table)
        assert [one.label for one in laid] == [
            "Talk", "Asks and offers", "Where we meet", "What we decide", "What we raise together",
        "What we have in common",
        ]  # fmt: skip
        assert [item.title for item in laid[0].items] == [
            "Buy one grain dryer between nine farms",
            "1 hours ago",
            "2 hours ago",
        ], "a proposal opens a talk of its own"
        assert [len(one.items) for one in laid[1:4]] == [1, 1, 1]
        assert queries.hands(laid) == [ruth, callum, nell]
        assert laid[2].url == "/communities/soil-and-table/gatherings/"


@pytest.mark.requirement("E12", "E3")
def test_what_one_may_not_read_lies_on_no_square(
    ruth: Person, callum: Person, soil_and_table: Community
) -> None:
    conversations.start(
        by=ruth, community=soil_and_table, kind="success", title="Ours", words="W", audience=Audience.TRUSTED
    )
    assert len(queries.square(ruth, soil_and_table)[0].items) == 1
    assert len(queries.square(callum, soil_and_table)[0].items) == 0


def test_a_square_costs_a_query_a_stall(ruth: Person, soil_and_table: Community) -> None:
    for number in range(5):
        says(ruth, soil_and_table, title=f"Talk {number}")
    with CaptureQueriesContext(connection) as captured:
        queries.square(ruth, soil_and_table)
    assert len(captured) <= len(stalls()) + 1


def test_cards_are_for_members_who_may_read_the_source(
    ruth: Person, harald: Person, soil_and_table: Community
) -> None:
    keeping = keeps(ruth, says(ruth, soil_and_table))
    page, _ = page_with(ruth, soil_and_table)
    assert queries.cards(ruth, [keeping.code])[keeping.code].title == "Gumboot year"
    assert queries.page_cards(ruth, [page.code])[page.code].title == page.title
    assert queries.cards(harald, [keeping.code]) == queries.page_cards(harald, [page.code]) == {}


def test_what_was_kept_and_written_last_lies_on_the_square(
    ruth: Person, callum: Person, harald: Person, soil_and_table: Community
) -> None:
    keeps(ruth, says(callum, soil_and_table))
    page, _ = page_with(ruth, soil_and_table)
    found = queries.newest(ruth, soil_and_table)
    assert [(item.title, item.by) for item in found] == [(page.title, ruth), ("Gumboot year", callum)]
    assert queries.newest(harald, soil_and_table) == []
