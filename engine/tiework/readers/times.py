"""When it happened: ISO dates and unix seconds as tables and exports write them."""

from __future__ import annotations

import math
import re
from datetime import UTC, datetime

from tiework.readers.collecting import EARLIEST, LATEST

_DAY = re.compile(r"(?:1[6-9]|2[01])\d\d(?:0[1-9]|1[0-2])(?:0[1-9]|[12]\d|3[01])")
# Seconds reach this only after the year 9999; what is larger counts thousandths of a second, or less.
_SCALES = ((1e17, 1e9), (1e14, 1e6), (3e11, 1e3))


def unix(number: float) -> float | None:
    """Return unix seconds of a number: seconds, or milli-, micro- or nanoseconds by its size; None where it is no time.

    >>> unix(1_750_000_000), unix(1_750_000_000_000), unix(float("nan"))
    (1750000000.0, 1750000000.0, None)
    """
    size = abs(number)
    for least, scale in _SCALES:
        if size >= least:
            number = number / scale
            break
    return float(number) if EARLIEST <= number <= LATEST else None


def compact(text: str) -> float | None:
    """Return unix seconds of a day written as YYYYMMDD; None where it is none.

    >>> compact("20250305"), compact("20250230"), compact("1741132800")
    (1741132800.0, None, None)
    """
    if len(text) != 8 or not _DAY.fullmatch(text):
        return None
    try:
        return datetime(int(text[:4]), int(text[4:6]), int(text[6:]), tzinfo=UTC).timestamp()
    except ValueError:
        return None


def moment(text: str, pattern: str | None = None, *, days: bool = True) -> tuple[float, bool] | None:
    """Read a time: (unix seconds, whether it named its zone), or None where it is none.

    Parameters
    ----------
    text : str
        ISO 8601, unix seconds, or what `pattern` says. Without a zone it is read as UTC.
    pattern : str, optional
        As `datetime.strptime` takes it.
    days : bool
        Whether eight digits may be a day, YYYYMMDD; where they are known to be seconds they are not.

    Examples
    --------
    >>> moment("20260302"), moment("20260302", days=False)
    ((1772409600.0, False), (20260302.0, True))
    >>> moment("2026-03-02T10:00:00+01:00"), moment("2026-03-02"), moment("02/03/2026")
    ((1772442000.0, True), (1772409600.0, False), None)
    >>> moment("02/03/2026", "%d/%m/%Y")
    (1772409600.0, False)
    """
    try:
        if pattern is not None:
            return _seconds(datetime.strptime(text.strip(), pattern))
        if days and (day := compact(text.strip())) is not None:
            return day, False
        number = float(text)
    except ValueError:
        return None if pattern is not None else _iso(text.strip())
    except OverflowError:
        return None
    seconds = unix(number) if math.isfinite(number) else None
    return None if seconds is None else (seconds, True)


def _iso(text: str) -> tuple[float, bool] | None:
    plain = text.removesuffix(" UTC") + "Z" if text.endswith(" UTC") else text
    try:
        return _seconds(datetime.fromisoformat(plain))
    except (ValueError, OverflowError):
        return None


def _seconds(at: datetime) -> tuple[float, bool]:
    zoned = at.tzinfo is not None
    return (at if zoned else at.replace(tzinfo=UTC)).timestamp(), zoned


def written(at: float) -> str:
    """Write unix seconds as ISO 8601 in UTC.

    >>> written(1772442000.0)
    '2026-03-02T09:00:00+00:00'
    """
    return datetime.fromtimestamp(at, UTC).isoformat()
