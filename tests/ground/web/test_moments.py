"""Moments are said as people say them."""

from datetime import UTC, date, datetime, timedelta

import pytest
from django.utils import timezone

from barnraiser.ground.web.moments import say, say_day, when

NOW = datetime(2026, 10, 8, 15, 30, tzinfo=UTC)  # a Thursday


@pytest.fixture(autouse=True)
def _at_home() -> object:
    with timezone.override(UTC):
        yield


@pytest.mark.parametrize(
    ("moment", "said"),
    [
        (NOW - timedelta(seconds=20), "just now"),
        (NOW - timedelta(minutes=1), "1 minute ago"),
        (NOW - timedelta(minutes=59), "59 minutes ago"),
        (NOW - timedelta(hours=2), "2 hours ago"),
        (NOW - timedelta(hours=15), "15 hours ago"),
        (NOW - timedelta(hours=16), "yesterday"),
        (NOW - timedelta(days=2), "Tuesday"),
        (NOW - timedelta(days=6), "Friday"),
        (NOW - timedelta(days=7), "1 October"),
        (datetime(2025, 10, 2, tzinfo=UTC), "2 October 2025"),
        (NOW, "just now"),
        (NOW + timedelta(seconds=30), "now"),
        (NOW + timedelta(minutes=20), "in 20 minutes"),
        (NOW + timedelta(hours=3), "today at 18:30"),
        (NOW + timedelta(days=1), "tomorrow at 15:30"),
        (NOW + timedelta(days=3), "Sunday at 15:30"),
        (NOW + timedelta(days=9), "17 October at 15:30"),
    ],
)
def test_a_moment_is_said(moment: datetime, said: str) -> None:
    assert say(moment, NOW) == said


def test_shortly_after_midnight_an_hour_ago_is_not_yesterday() -> None:
    night = datetime(2026, 10, 8, 1, 0, tzinfo=UTC)
    assert say(night - timedelta(hours=2), night) == "2 hours ago"


def test_a_day_is_said() -> None:
    today = date(2026, 10, 8)
    days = [-7, -1, 0, 1, 3, 90]
    said = [say_day(today + timedelta(days=d), today) for d in days]
    assert said == ["1 October", "yesterday", "today", "tomorrow", "Sunday", "6 January 2027"]


def test_the_exact_moment_stands_beside_the_words() -> None:
    html = when(NOW - timedelta(days=1), NOW)
    assert 'datetime="2026-10-07T15:30:00+00:00"' in html
    assert 'title="Wednesday 7 October 2026, 15:30"' in html


def test_a_day_without_an_hour_is_a_day() -> None:
    assert when(date(2026, 10, 8), NOW) == '<time datetime="2026-10-08">today</time>'
