from datetime import UTC, datetime, timedelta

from barnraiser.capital.moments import end_of_day, last_day, moments

NOW = datetime(2026, 11, 23, 15, tzinfo=UTC)
TODAY = datetime(2026, 11, 24, tzinfo=UTC)
FOUNDED = datetime(2026, 3, 1, tzinfo=UTC)


def test_today_counts_whole() -> None:
    assert end_of_day(NOW) == TODAY
    assert last_day(TODAY).date() == NOW.date()


def test_without_acts_there_is_only_today() -> None:
    assert moments(None, None, FOUNDED, NOW) == [TODAY]


def test_earlier_moments_are_the_first_days_of_months_with_four_weeks_behind_them() -> None:
    first = datetime(2026, 8, 20, tzinfo=UTC)
    assert moments(first, NOW, FOUNDED, NOW) == [
        datetime(2026, 10, 1, tzinfo=UTC), datetime(2026, 11, 1, tzinfo=UTC), TODAY,
    ]  # fmt: skip


def test_a_long_story_is_told_by_quarters_in_eight_readings() -> None:
    found = moments(datetime(2020, 1, 1, tzinfo=UTC), NOW, FOUNDED, NOW)
    assert len(found) == 8
    assert found[0] == datetime(2025, 4, 1, tzinfo=UTC)
    assert found[-2:] == [datetime(2026, 10, 1, tzinfo=UTC), TODAY]


def test_an_archive_nobody_has_added_to_is_read_as_of_its_last_day() -> None:
    last = datetime(2021, 6, 30, 20, tzinfo=UTC)
    assert moments(last - timedelta(days=10), last, FOUNDED, NOW) == [datetime(2021, 7, 1, tzinfo=UTC)]
    assert moments(last, NOW, FOUNDED, NOW)[-1] == TODAY
