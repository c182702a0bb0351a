"""Moments as people write them."""

from __future__ import annotations

from datetime import UTC, date, datetime, timedelta

from tiework.errors import InputError

type Moment = datetime | date | str | float | int


def moment(said: Moment) -> datetime:
    """Return the moment somebody means: a day stands for its end, a time without zone is in UTC.

    Parameters
    ----------
    said : datetime, date, str or number
        A number is unix seconds; a text is as ISO 8601 writes it.

    Raises
    ------
    InputError
        Where it is no moment.

    Examples
    --------
    >>> moment("2001-11-30").isoformat(), moment(0).isoformat()
    ('2001-11-30T23:59:59+00:00', '1970-01-01T00:00:00+00:00')
    """
    expected = "a date such as 2001-11-30"
    if isinstance(said, bool):
        raise InputError(expected, found=repr(said))
    try:
        if isinstance(said, int | float):
            return datetime.fromtimestamp(said, UTC)
        if isinstance(said, str):
            whole_day = len(said.strip()) <= len("2001-11-30")
            time = datetime.fromisoformat(said.strip())
        else:
            whole_day = not isinstance(said, datetime)
            time = said if isinstance(said, datetime) else datetime(said.year, said.month, said.day)
    except (ValueError, OverflowError, OSError, TypeError, AttributeError):
        raise InputError(expected, found=repr(said)) from None
    time = time if time.tzinfo else time.replace(tzinfo=UTC)
    return time + timedelta(days=1, seconds=-1) if whole_day else time


def spoken(when: datetime) -> str:
    """Say a moment: the day where it is a day's end, else the time of day as well.

    >>> spoken(moment("2001-11-30")), spoken(moment("2001-11-30T14:05"))
    ('30 November 2001', '30 November 2001, 14:05 UTC')
    """
    there = when.astimezone(UTC)
    said = f"{there.day} {there:%B %Y}"
    return said if (there.hour, there.minute, there.second) == (23, 59, 59) else f"{said}, {there:%H:%M} UTC"
