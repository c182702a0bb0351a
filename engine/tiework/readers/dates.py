"""When it was sent: Date headers as they come."""

from __future__ import annotations

import re
from datetime import UTC, datetime, timedelta
from email.utils import parsedate_tz

_COMMENT = re.compile(r"\([^()]*\)")
_NUMERIC = re.compile(r"[+-]\d{2}:?\d{2}\b")
_NAMED = {
    "ut": 0,
    "utc": 0,
    "gmt": 0,
    "z": 0,
    "wet": 0,
    "est": -300,
    "edt": -240,
    "cst": -360,
    "cdt": -300,
    "mst": -420,
    "mdt": -360,
    "pst": -480,
    "pdt": -420,
    "cet": 60,
    "met": 60,
    "cest": 120,
    "mest": 120,
    "bst": 60,
    "west": 60,
    "eet": 120,
    "eest": 180,
    "msk": 180,
    "jst": 540,
    "aest": 600,
    "aedt": 660,
    "nzst": 720,
    "nzdt": 780,
}


def mail_date(text: str) -> tuple[datetime, bool] | None:
    """Read a Date header: (moment in UTC, whether it named its zone), or None where it is no date.

    Before 1971 there was no mail: such dates come from clocks that were never set.

    A date without a zone, with ``-0000`` or with a zone nobody can place is read as UTC, and says so.

    >>> mail_date("Thu, 1 Nov 2001 12:00:00 +0100")
    (datetime.datetime(2001, 11, 1, 11, 0, tzinfo=datetime.timezone.utc), True)
    >>> mail_date("Thu Nov  1 11:19:12 2001")[1]
    False
    """
    plain = _COMMENT.sub(" ", text).strip()
    try:
        parts = parsedate_tz(plain)
        if parts is None:
            return None
        local = datetime(*parts[:6], tzinfo=UTC)
        minutes = _zone(plain, parts[9])
        moment = local if minutes is None else local - timedelta(minutes=minutes)
    except (ValueError, OverflowError, TypeError, IndexError):
        return None
    return (moment, minutes is not None) if 1971 <= moment.year <= 2200 else None


def _zone(plain: str, offset: int | None) -> float | None:
    numeric = _NUMERIC.search(plain)
    if numeric:
        return None if numeric.group() in ("-0000", "-00:00") else (offset or 0) / 60
    names = [word.lower() for word in re.findall(r"[A-Za-z]+", plain)]
    return next((float(_NAMED[word]) for word in reversed(names) if word in _NAMED), None)
