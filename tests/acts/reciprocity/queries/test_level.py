from datetime import UTC, datetime

import pytest

from barnraiser.acts.ledger import actions as ledger
from barnraiser.acts.reciprocity import queries
from barnraiser.capital.giving import giving_of
from barnraiser.communities.models import Community
from barnraiser.ground import clock
from barnraiser.ground.manifest import kinds
from barnraiser.people.models import Person

from ..telling import asks, confirmed, promised

pytestmark = pytest.mark.django_db
OCTOBER, NOVEMBER = datetime(2025, 10, 31, 9, tzinfo=UTC), datetime(2025, 11, 1, 9, tzinfo=UTC)
NOW = datetime(2026, 10, 5, 9, tzinfo=UTC)


def test_the_level_counts_only_what_was_confirmed(
    ruth: Person, callum: Person, soil_and_table: Community
) -> None:
    assert "No help was confirmed" in queries.balance(ruth).said
    promised(callum, asks(ruth, soil_and_table))
    assert queries.balance(ruth).received == 0
    confirmed(callum, asks(ruth, soil_and_table))
    assert (queries.balance(ruth).received, queries.balance(callum).given) == (1, 1)
    assert "Others were glad to give" in queries.balance(ruth).said
    confirmed(ruth, asks(callum, soil_and_table))
    assert queries.balance(ruth).said == (
        "In the last twelve months you have given once and received once. That is level."
    )


def test_the_level_of_the_exchange_and_that_of_ones_ties_are_one_count(
    ruth: Person, callum: Person, soil_and_table: Community
) -> None:
    for at in (OCTOBER, NOVEMBER, NOW):
        with clock.at(at):
            confirmed(ruth, asks(callum, soil_and_table))
    with clock.at(NOW):
        confirmed(callum, asks(ruth, soil_and_table, to=callum))
        kept = kinds()["campaigns.kept"]
        ledger.record(
            kept, by=ruth, toward=[callum], within=soil_and_table, occasion="a pledge that was kept"
        )
        for person, counts in ((ruth, (3, 1)), (callum, (1, 3))):
            level, ties = queries.balance(person), giving_of(person)
            assert (level.given, level.received) == (ties.given, ties.received) == counts
