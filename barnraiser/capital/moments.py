"""As of which moments figures are worked out: today, and a few earlier ones on a fixed grid, so that a trend can be seen."""

from collections.abc import Iterator
from datetime import UTC, datetime, time, timedelta

EARLIER = 7
LEAST_BEHIND = timedelta(weeks=4)
MANY_MONTHS = 16


def moments(
    first: datetime | None, last: datetime | None, founded: datetime, now: datetime
) -> list[datetime]:
    """Up to eight moments, the last being now. `first` and `last` are the oldest and newest act that forms a tie.

    Where everything happened before the community was founded here, now is the day of the newest act: an archive's
    ties are those of its last day, until somebody acts here.
    """
    here = end_of_day(last if last and last < founded else now)
    if first is None:
        return [here]
    step = 3 if here - first > timedelta(days=30 * MANY_MONTHS) else 1
    earlier = [moment for moment, _ in zip(_grid(here, step), range(EARLIER), strict=False)]
    return [*(m for m in reversed(earlier) if m - first >= LEAST_BEHIND), here]


def end_of_day(moment: datetime) -> datetime:
    """The midnight that ends the day, so that working out twice on one day gives the same figures."""
    day = moment.astimezone(UTC).date() + timedelta(days=1)
    return datetime.combine(day, time(), UTC)


def last_day(moment: datetime) -> datetime:
    """The day that ends at this midnight."""
    return moment - timedelta(seconds=1)


def _grid(before: datetime, step: int) -> Iterator[datetime]:
    """First days of a month, or of a quarter, going back; none within two weeks of the moment."""
    year, month = before.year, before.month - (before.month - 1) % step
    while True:
        moment = datetime(year, month, 1, tzinfo=UTC)
        if before - moment >= timedelta(days=14):
            yield moment
        year, month = (year, month - step) if month > step else (year - 1, month - step + 12)
