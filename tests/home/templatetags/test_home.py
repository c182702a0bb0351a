from datetime import UTC, datetime, timedelta

import pytest

from barnraiser.ground import clock
from barnraiser.home.templatetags import home

NOON = datetime(2026, 10, 8, 12, tzinfo=UTC)


@pytest.mark.parametrize(
    ("hour", "words"),
    [(3, "Good evening"), (9, "Good morning"), (12, "Good afternoon"), (18, "Good evening")],
)
def test_the_greeting_knows_the_time_of_day(hour: int, words: str) -> None:
    assert home.greeting(NOON.replace(hour=hour)) == words


@pytest.mark.parametrize(
    ("days", "words"),
    [(0, "earlier today"), (1, "yesterday"), (3, "Monday"), (9, "29 September"), (300, "12 December 2025")],
)
def test_the_last_visit_is_told_as_one_would_say_it(days: int, words: str) -> None:
    with clock.at(NOON):
        assert home.last_here(NOON - timedelta(days=days)) == words


def test_a_first_name_is_the_first_word() -> None:
    assert home.first_name("Mei-Lin Zhou") == "Mei-Lin"
    assert home.first_name("") == ""
