from datetime import UTC, datetime

import pytest

from barnraiser.acts.imports.elsewhere.moments import at


@pytest.mark.parametrize(
    "said", ["2026-03-02T09:00:00Z", "1772442000", "1772442000.0", "2026-03-02T10:00:00+01:00"]
)
def test_times_are_read_in_utc(said: str) -> None:
    assert at(said) == datetime(2026, 3, 2, 9, tzinfo=UTC)


@pytest.mark.parametrize("said", ["", "then", "9" * 400, "nan", "inf", "-1e300"])
def test_what_is_no_time_is_none(said: str) -> None:
    assert at(said) is None
