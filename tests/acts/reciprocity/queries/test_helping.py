"""Whose ask the viewer could help with: what meets an offer of theirs, or what they say they could teach or do well."""

from collections.abc import Callable

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext

from barnraiser.acts.reciprocity import actions, queries
from barnraiser.communities import actions as communities
from barnraiser.communities.models import Community
from barnraiser.people import actions as people
from barnraiser.people.models import Person

from ..telling import answers, asks, offers


def met(viewer: Person, *others: Person) -> dict[int, list[tuple[str, str]]]:
    found = queries.asks_met(viewer).reasons([other.pk for other in others])
    return {key: [(card.title, card.words) for card in cards] for key, cards in found.items() if cards}


def knows(person: Person, **levels: str) -> None:
    said = {"languages": [], "values": [], "expertise": {subject: level for level, subject in levels.items()}}
    people.edit_profile(by=person, person=person, told=said)


@pytest.mark.requirement("D1")
def test_an_ask_that_meets_an_offer_of_mine_is_found_with_why(
    ruth: Person, callum: Person, soil_and_table: Community
) -> None:
    asks(callum, soil_and_table, title="A moisture meter, for two days")
    assert list(queries.asks_met(ruth).people) == []
    offers(ruth, soil_and_table)
    assert list(queries.asks_met(ruth).people) == [callum.pk]
    assert met(ruth, callum) == {
        callum.pk: [
            (
                "A moisture meter, for two days",
                "Your offer “A moisture meter and a spare wheelbarrow” speaks of “meter” and “moisture” too. They ask:",
            )
        ]
    }
    assert list(queries.asks_met(callum).people) == [], "one’s own ask is for others"


def test_what_i_could_teach_or_do_well_counts_and_what_i_learn_does_not(
    ruth: Person, callum: Person, soil_and_table: Community
) -> None:
    asks(callum, soil_and_table, gift="knowledge", title="Who reads a soil report with me?")
    knows(ruth, beginner="soil reports")
    assert list(queries.asks_met(ruth).people) == []
    knows(ruth, average="soil reports")
    assert list(queries.asks_met(ruth).people) == [callum.pk]
    assert met(ruth, callum)[callum.pk][0][1] == "You know about “reports” and “soil”. They ask:"


def test_what_is_closed_answered_elsewhere_or_between_two_is_no_ask_for_me(
    ruth: Person, callum: Person, priya: Person, nell: Person, soil_and_table: Community
) -> None:
    offers(ruth, soil_and_table)
    ask = asks(callum, soil_and_table)
    assert list(queries.asks_met(ruth).people) == [callum.pk]
    answers(ruth, ask)
    assert list(queries.asks_met(ruth).people) == [], "I have come forward already"
    closed = asks(priya, soil_and_table)
    actions.close(by=priya, favour=closed)
    asks(priya, soil_and_table, to=callum)
    elsewhere = communities.found(by=nell, name="Elsewhere", slug="elsewhere", purpose="Apart.")
    asks(nell, elsewhere)
    assert list(queries.asks_met(ruth).people) == []
    assert met(ruth, callum, priya, nell) == {}


def test_two_asks_are_shown_in_a_constant_number_of_queries(
    ruth: Person,
    callum: Person,
    priya: Person,
    soil_and_table: Community,
    django_assert_num_queries: Callable[..., CaptureQueriesContext],
) -> None:
    offers(ruth, soil_and_table)
    asks(callum, soil_and_table)
    with CaptureQueriesContext(connection) as one:
        met(ruth, callum)
        queries.asks_met(ruth)
    for n in range(3):
        asks(callum, soil_and_table, title=f"Moisture meter number {n}")
        asks(priya, soil_and_table, title=f"Moisture meter number {n}")
    with django_assert_num_queries(len(one)):
        found = met(ruth, callum, priya)
        assert set(queries.asks_met(ruth).people) == {callum.pk, priya.pk}
    assert [title for title, _ in found[callum.pk]] == ["Moisture meter number 2", "Moisture meter number 1"]


def test_who_gives_nothing_yet_is_told_what_there_must_be(ruth: Person) -> None:
    said = queries.nobody_to_help(ruth)
    assert said.words.startswith("An ask is one for you where it meets an offer of yours")
    assert (said.title, said.url) == ("Your own page", "/me/profile/")
