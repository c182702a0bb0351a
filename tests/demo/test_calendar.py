"""Seasons are told on their own days, whenever the demo is built."""

from datetime import UTC, datetime
from random import Random

import pytest

from demo import calendar


@pytest.mark.parametrize("now", [datetime(2026, month, 15, 10, tzinfo=UTC) for month in (1, 5, 9, 12)])
def test_a_day_of_the_year_has_passed_and_less_than_a_year_ago(now: datetime) -> None:
    today = calendar.morning_of(now)
    for day in ("01-10", "04-22", "08-14", "11-12"):
        moment = calendar.latest(day, today)
        assert moment < today
        assert (today - moment).days <= 366
        assert moment.strftime("%m-%d") == day


def test_before_eight_it_is_still_yesterday() -> None:
    assert calendar.morning_of(datetime(2026, 5, 4, 7, 59, tzinfo=UTC)).day == 3
    assert calendar.morning_of(datetime(2026, 5, 4, 8, 0, tzinfo=UTC)).day == 4


def test_less_is_said_in_harvest() -> None:
    today = datetime(2026, 11, 23, 8, tzinfo=UTC)
    days = calendar.some_days(Random(7), today, 2_000)
    in_august = sum(day.month == 8 for day in days)
    in_october = sum(day.month == 10 for day in days)
    assert in_august * 3 < in_october
